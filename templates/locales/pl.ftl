# Afterword po polsku.

## The thread
count = { $n ->
    [0] Komentarze
    [one] 1 komentarz
    [few] { $n } komentarze
    [many] { $n } komentarzy
   *[other] { $n } komentarza
}
empty = Nikt jeszcze nic nie powiedział. Pierwsze słowo należy do Ciebie.
sort = Sortowanie
sort-oldest = Najstarsze
sort-newest = Najnowsze
sort-liked = Najbardziej lubiane
more = { $n ->
    [one] Pokaż jeszcze 1 komentarz
    [few] Pokaż jeszcze { $n } komentarze
    [many] Pokaż jeszcze { $n } komentarzy
   *[other] Pokaż jeszcze { $n } komentarza
}
rest = { $n ->
    [one] Czytaj dalej ten wątek (jeszcze 1 odpowiedź)
    [few] Czytaj dalej ten wątek (jeszcze { $n } odpowiedzi)
    [many] Czytaj dalej ten wątek (jeszcze { $n } odpowiedzi)
   *[other] Czytaj dalej ten wątek (jeszcze { $n } odpowiedzi)
}
one-conversation = Widzisz tylko jeden wątek.
all-comments = Pokaż wszystkie komentarze
locked = Ta rozmowa jest zamknięta. Nadal można ją czytać.
stale = Może tu brakować nowych komentarzy: ich baza danych chwilowo nie odpowiada.
away = Komentarzy nie da się teraz wyświetlić. Nie przepadły: spróbuj ponownie za minutę.
left-out = Tym razem komentarze nie są pokazane.
latest = Najnowsze komentarze

## A comment
reply = Odpowiedz
like = Lubię to
edit = Edytuj
delete = Usuń
edited = edytowany
pinned = Przypięty
owner = Autor
moderator = Moderator
replies = Odpowiedzi
gone = Ten komentarz został usunięty.
erased = [usunięto]
nobody = Ktoś
in-reply-to = w odpowiedzi do: { $name }
when = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }, { $time } UTC

## The composer
write = Napisz komentarz
replying-to = Odpowiedź dla: { $name }
cancel = Anuluj
comment-label = Komentarz
name-label = Imię
email-label = E-mail
email-note = opcjonalny, nigdzie się nie pojawi
website-label = Strona WWW
website-note = opcjonalna
hint = Możesz używać Markdowna:
hint-bold = pogrubienie
hint-italic = kursywa
hint-code = kod
hint-quote = cytat
hint-link = link
preview = Podgląd
post = Opublikuj komentarz
edit-label = Twój komentarz
save = Zapisz
delete-question = Usunąć ten komentarz na zawsze?
keep = Zachowaj
here-it-is = Oto on.

## Reactions to the post
react = Co myślisz o tym wpisie?
reaction-like = Lubię to
reaction-love = Uwielbiam
reaction-laugh = Zabawne
reaction-wow = Zaskakujące
reaction-sad = Smutne

## What went wrong
not-stored = Nie udało się teraz zapisać Twojego komentarza. Twój tekst nadal tu jest: wyślij go ponownie za minutę.
not-done = To się teraz nie udało. Spróbuj ponownie za minutę.
too-often = To było dużo jak na tak krótki czas. Twój tekst nadal tu jest: wyślij go ponownie za minutę.
too-large = To za dużo na jeden komentarz: mieści się do 20 000 znaków.
too-slow = Twój tekst docierał zbyt długo. Wyślij go ponownie.
no-site = Komentarze na tej stronie nie są już skonfigurowane. Twój tekst nadal tu jest.
foreign = Ta strona nie może wysyłać tu komentarzy. Twój tekst nadal tu jest.
not-a-form = Dane nie dotarły jako formularz. Spróbuj ponownie.
back-button = Przycisk Wstecz w przeglądarce przywróci Twój tekst.
said = Twój komentarz o tej treści już tu jest.
no-parent = Komentarza, na który odpowiadasz, już tu nie ma. Możesz opublikować swój tekst jako osobny komentarz.
no-comment = Tego komentarza już tu nie ma.
not-yours = Ten komentarz napisano w innej przeglądarce, więc nie można go tu zmienić.
too-late = Czas na edycję tego komentarza już minął.
closed = Ta rozmowa jest zamknięta. Twój tekst nadal tu jest.
switched-off = Ta funkcja jest tu wyłączona.
name-missing = Brakuje imienia.
name-long = Imię jest za długie: mieści się do { $max } znaków.
body-missing = Brakuje komentarza.
body-long = Komentarz jest za długi: mieści się do { $max } znaków.
email-wrong = Adres powinien wyglądać tak: name@example.org.
email-long = Adres jest za długi: mieści się do { $max } znaków.
website-wrong = Adres strony powinien wyglądać tak: https://example.org.
website-long = Adres strony jest za długi: mieści się do { $max } znaków.
misfit = To nie pasuje.

## Signing in
sign-in = Zaloguj się
sign-out = Wyloguj się
signed-in = Zalogowano.
commenting-as = Komentujesz jako { $name }
account = Twoje konto
signin-intro = Wyślemy Ci kod e-mailem. Hasło nie jest potrzebne, a Twojego adresu nikt nie zobaczy.
signin-send = Wyślij mi kod
sent-to = E-mail na adres { $name } jest już w drodze. Znajdziesz w nim kod i link, ważne przez 15 minut.
signin-code = Kod
signin-another = Poproś o nowy e-mail
continue-as = Kontynuuj jako { $name }
signin-as-other = Albo jako ktoś inny
continue-with = Kontynuuj przez { $name }
or-by-mail = Albo e-mailem
provider-away = Wybrana usługa chwilowo nie odpowiada jak należy. Spróbuj ponownie za minutę albo zaloguj się inaczej.
provider-stopped = Nie udało się zalogować: logowanie zostało przerwane, przez Ciebie albo przez wybraną usługę. Możesz spróbować ponownie albo zalogować się inaczej.
provider-failed = Nie udało się zalogować: odpowiedź nie pasuje do tego logowania albo jest za stara. Spróbuj ponownie.
code-wrong = To nie jest kod z naszego e-maila albo stracił już ważność.
letter-old = Ten e-mail jest za stary albo został już użyty. Poproś o nowy.
too-often-letters = To było dużo jak na tak krótki czas. Odczekaj trochę i spróbuj ponownie.
home-old = Ten link jest za stary albo został już użyty. Wczytaj ponownie stronę z komentarzami, a pojawi się nowy.
back-to-post = Wróć do wpisu
close-window = Możesz zamknąć to okno.
name-borrowed = To imię osoby, która prowadzi ten blog. Jeśli to Ty, zaloguj się.
banned = Z tego konta nie można tu komentować.
letter-subject = Twój kod: { $code }
letter = Twój kod do komentarzy w witrynie { $site } to { $code }.
letter-link = Możesz też otworzyć ten adres: { $link }
letter-local = Poczta nie jest tu skonfigurowana: e-mail znajdziesz w logu usługi oraz pod adresem do podglądu e-maili, który usługa podała przy starcie.
letter-end = E-mail jest ważny przez 15 minut. Jeśli to nie była Twoja prośba, ktoś pomylił się, wpisując swój adres, i nie trzeba nic robić.
moved-subject = Twój adres został zmieniony
moved = Twoje konto do komentarzy w witrynie { $site } ma teraz inny adres; tym adresem nie można się już zalogować. Jeśli to nie Twoja zmiana, napisz do osoby, która prowadzi blog.

## One's own account
account-intro = Oto, co jest o Tobie zapisane. Plik do pobrania zawiera wszystkie dane, także wcześniejsze.
account-download = Pobierz jako JSON
profile = Tak widzą Cię inni
ways = Inne sposoby logowania
way-remove = Usuń
last-way-in = Bez tego sposobu nikt nie mógłby zalogować się na Twoje konto. Najpierw dodaj inny albo usuń konto poniżej.
sessions = Aktywne sesje
this-one = tutaj
sign-out-everywhere = Wyloguj się wszędzie
own-comments = Twoje komentarze
no-own-comments = Nie ma tu jeszcze Twoich komentarzy.
erase = Odejdź na dobre
erase-intro = Twój adres, imię i sesje znikną od razu i nie da się ich przywrócić.
erase-take = Usuń też moje komentarze
erase-keep = Zostaw moje komentarze, ale bez imienia
erase-sure = Tak, chcę odejść na dobre
erase-unsure = Potwierdź, że chcesz odejść.
erase-button = Usuń moje konto
erased-title = Twoje konto zostało usunięte
erased-text = Nic już nie jest o Tobie zapisane. Otwarte strony zapomną wszystko w kilka sekund.

email-new = Inny adres
email-taken = Tego adresu używa tu już ktoś inny.
no-mail = Poczta nie jest tu skonfigurowana.
invitation = Zaproszenie
invitation-old = Ten link jest za stary albo został już użyty. Poproś o nowy.
invited-owner = Masz zaproszenie do zarządzania komentarzami w witrynie { $name }.
invited-moderator = Masz zaproszenie do moderowania komentarzy w witrynie { $name }.
accept = Przyjmij
adopt = Dodaj moje komentarze sprzed zalogowania

## Pages that only say something
nothing-here = Nic tu nie ma
nothing-here-text = Pod tym adresem nie ma strony.
no-such-site = Nie ma takiej witryny
no-such-site-text = Komentarze na tej stronie nie są jeszcze skonfigurowane. Jeśli strona jest Twoja, dodaj jej witrynę poleceniem: afterword site add KEY https://your.blog
no-such-post = Nie ma takiego wpisu
no-such-post-text = Nazwa wpisu w tym adresie jest za długa albo zawiera niewidoczne znaki lub kroki takie jak `..`.
not-from-here = To nie stąd
not-from-here-text = Ten formularz wysłano ze strony, która nie należy do tej witryny. Jeśli strona jest Twoja, dodaj jej źródło (origin) poleceniem: afterword site add KEY ORIGIN
not-posted = Nie opublikowano

## For the script
published = Twój komentarz został opublikowany
unreachable = Nie można połączyć się z serwerem. Twój tekst nadal tu jest: spróbuj ponownie za chwilę.
now = przed chwilą
news =
    .one = # nowy komentarz
    .few = # nowe komentarze
    .many = # nowych komentarzy
    .other = # nowego komentarza
