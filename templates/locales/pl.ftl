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
replies = Odpowiedzi
gone = Ten komentarz został usunięty.
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
