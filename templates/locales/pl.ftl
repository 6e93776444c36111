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

## Moderation in the thread
not-shown = Ten komentarz nie jest pokazywany.
held = Czeka na zatwierdzenie: widzisz go tylko Ty
held-thanks = Dziękujemy. Twój komentarz jest zapisany i pojawi się, gdy zostanie zatwierdzony.
turned-down = Nie opublikowano: widzisz go tylko Ty
report = Zgłoś
report-question = Dlaczego ktoś powinien przyjrzeć się temu komentarzowi?
report-spam = To spam
report-abuse = Obraża, grozi lub szerzy nienawiść
report-private = Ujawnia czyjeś prywatne sprawy
report-illegal = Łamie prawo
report-off-topic = Nie ma nic wspólnego z wpisem
reported = Dziękujemy. Ktoś przyjrzy się temu komentarzowi.
approve = Zatwierdź
mark-spam = Spam
remove = Odrzuć
undo = Cofnij
pin = Przypnij
unpin = Odepnij
lock-thread = Zamknij rozmowę
unlock-thread = Otwórz rozmowę ponownie
moderate = Moderacja
members-only = Zaloguj się, aby tu komentować. Twój tekst zostanie zachowany.
staff-only = Komentują tu tylko autorzy tego bloga. Twój tekst zostanie zachowany.
not-staff = To mogą zrobić tylko osoby, które zajmują się komentarzami na tym blogu.

## The desk of the moderators
desk-queue = Komentarze
desk-log = Decyzje
desk-settings = Zasady
desk-owners-only = Zasady witryny zmienia tylko jej właściciel.
desk-kinds = Rodzaje komentarzy
desk-pending = Czeka
desk-reported = Zgłoszono
desk-spam = Spam
desk-rejected = Odrzucono
desk-published = Opublikowano
desk-all = Wszystkie
desk-site = Witryna
desk-all-sites = Wszystkie witryny
desk-rule = Zasada, która zdecydowała
desk-all-rules = Wszystkie zasady
desk-search = Szukaj słów i imion
desk-find = Szukaj
desk-behind = Moderacja jeszcze wczytuje wątki: przez chwilę brakuje tu niektórych komentarzy.
desk-news = Jest coś nowego: pokaż
desk-empty = Nic tu nie ma. Wszystko załatwione.
desk-ticked = Zaznaczone:
desk-tick = Zaznacz
desk-by-person = Wszystko od tej osoby
desk-from-network = Wszystko z tej sieci
desk-banned = zablokowana
desk-ban = Zablokuj tę osobę
desk-ban-network = Zatrzymuj wszystko z tej sieci
desk-unban = Zdejmij blokadę
desk-show-all = Pokaż znów wszystko
desk-held = Zatrzymano
desk-let-pass = Przepuszczono
desk-held-by-reports = Zatrzymano po zgłoszeniach czytelników
desk-rules-order = Zasady są sprawdzane w tej kolejności; decyduje pierwsza, która ma coś do powiedzenia:
desk-more = Więcej
desk-thread = Ta rozmowa
desk-history = Historia
desk-next = Starsze
desk-keys = Klawisze
desk-no-decisions = Nie podjęto jeszcze żadnej decyzji.
desk-total = { $n ->
    [one] 1 komentarz
    [few] { $n } komentarze
    [many] { $n } komentarzy
   *[other] { $n } komentarza
}
desk-every = { $n ->
    [one] Zdecyduj o jednym pasującym
    [few] Zdecyduj o wszystkich { $n } pasujących
    [many] Zdecyduj o wszystkich { $n } pasujących
   *[other] Zdecyduj o wszystkich { $n } pasujących
}
desk-decided = { $n ->
    [one] Podjęto decyzję o 1 komentarzu.
    [few] Podjęto decyzję o { $n } komentarzach.
    [many] Podjęto decyzję o { $n } komentarzach.
   *[other] Podjęto decyzję o { $n } komentarza.
}
desk-deciding = Trwa podejmowanie decyzji: gotowe { $n } z { $of } komentarzy.

## The rules of a site
rule-staff = Napisany przez obsługę bloga
rule-network = Z sieci, którą zatrzymujesz
rule-everything = Każdy komentarz jest zatrzymywany
rule-trap = Wypełniono pole, którego ludzie nie widzą
rule-haste = Napisany szybciej, niż pisze człowiek
rule-words = Zawiera słowo lub link z Twojej listy
rule-duplicate = To samo powiedziano gdzie indziej
rule-known = Autor jest tu znany
rule-first = Jeden z pierwszych komentarzy tej osoby
rule-links = Wiele linków od kogoś nieznanego
rule-new-hosts = Linki do nowych miejsc od kogoś nieznanego
rule-proof = Bez pracy wykonanej przez przeglądarkę
rule-learned = Przypomina to, co oznaczono jako spam
rule-akismet = Akismet ma wątpliwości albo nie odpowiedział
rule-open = Nic nie stoi na przeszkodzie
rules-who = Kto może komentować
who-everybody = Wszyscy: wystarczy imię
who-members = Każdy, kto się zaloguje
who-staff = Tylko obsługa bloga
rules-hold = Co czeka na Twoje zatwierdzenie
rules-hold-all = Każdy komentarz
rules-hold-first = – tyle pierwszych komentarzy każdej osoby (0: żaden)
rules-most-links = – tyle linków może podać ktoś nieznany; przy większej liczbie komentarz czeka (puste: bez limitu)
rules-publish-known = Komentarze osób, które już tu były i z którymi wszystko było w porządku, są publikowane od razu
rules-suspicion = Co wygląda na dzieło maszyny: ukryte pola, pośpiech, te same słowa gdzie indziej i to, co przypomina Twój spam
rules-proof = Proś przeglądarki o chwilę pracy; co przychodzi bez niej (także od osób bez skryptów), czeka
rules-akismet = Pytaj Akismet o komentarze osób nieznanych. Treść, imię, adres e-mail, strona WWW i adres sieciowy opuszczają wtedy ten serwer
rules-no-akismet = W ustawieniach tej usługi nie ma klucza do Akismet, więc nie jest on pytany.
rules-words = Słowa, zwroty i hosty, przez które komentarz czeka, po jednym w wierszu
rules-words-wrong = Mieści się do { $most } wierszy, każdy do { $longest } znaków.
rules-further = Pozostałe
rules-close-after = – po tylu dniach od pierwszego komentarza rozmowa się zamyka (puste: nigdy)
rules-reports = – tylu czytelników z tylu różnych sieci ukrywa zgłoszeniami komentarz, dopóki go nie obejrzysz (puste: nigdy)
rules-never-refused = Żadna zasada nie wyrzuca komentarza: co zostało zatrzymane, czeka w moderacji.

## Letters about what waits
notify-subject = { $n ->
    [one] Komentarz czeka w witrynie { $site }
    [few] { $n } komentarze czekają w witrynie { $site }
    [many] { $n } komentarzy czeka w witrynie { $site }
   *[other] { $n } komentarza czeka w witrynie { $site }
}
notify-intro = To czeka na Twoją decyzję:
notify-more = { $n ->
    [one] I jeszcze 1.
    [few] I jeszcze { $n }.
    [many] I jeszcze { $n }.
   *[other] I jeszcze { $n }.
}
notify-desk = Wszystko znajdziesz w moderacji:
notify-why = Dostajesz ten e-mail, bo zajmujesz się komentarzami w witrynie { $site }. Jak często przychodzi, wybiera się w moderacji, w sekcji „Zasady”.
link-title = Zdecyduj o komentarzu
link-unsure = Nic się nie stanie, dopóki nie naciśniesz przycisku.
link-old = Ten link stracił już ważność. Komentarz znajdziesz w moderacji.
link-done = Dziękujemy. Decyzja zapadła.
rules-notify = E-maile o tym, co czeka
notify-never = Żadne
notify-soon = Gdy tylko coś czeka, zbierane przez kilka minut
notify-hourly = Najwyżej raz na godzinę
notify-daily = Najwyżej raz dziennie
