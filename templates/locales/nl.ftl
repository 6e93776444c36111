# Afterword in het Nederlands.

## The thread
count = { $n ->
    [0] Reacties
    [one] 1 reactie
   *[other] { $n } reacties
}
empty = Nog niemand heeft iets gezegd. Het eerste woord is aan jou.
sort = Sorteren op
sort-oldest = Oudste
sort-newest = Nieuwste
sort-liked = Populairste
more = { $n ->
    [one] Nog 1 reactie tonen
   *[other] Nog { $n } reacties tonen
}
rest = { $n ->
    [one] Verder lezen in dit gesprek (nog 1 antwoord)
   *[other] Verder lezen in dit gesprek (nog { $n } antwoorden)
}
one-conversation = Je leest één gesprek.
all-comments = Alle reacties tonen
locked = Dit gesprek is gesloten. Je kunt het nog wel lezen.
stale = Hier kunnen nieuwe reacties ontbreken: de opslag ervan antwoordt op dit moment niet.
away = De reacties kunnen nu even niet worden getoond. Ze zijn niet weg: probeer het over een minuut opnieuw.
left-out = De reacties worden deze keer niet getoond.
latest = Nieuwste reacties

## A comment
reply = Antwoorden
like = Vind ik leuk
edit = Bewerken
delete = Verwijderen
edited = bewerkt
pinned = Vastgezet
owner = Auteur
moderator = Moderator
replies = Antwoorden
gone = Deze reactie is verwijderd.
erased = [verwijderd]
nobody = Iemand
in-reply-to = in antwoord op { $name }
when = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }, { $time } UTC

## The composer
write = Schrijf een reactie
replying-to = Antwoord aan { $name }
cancel = Annuleren
comment-label = Reactie
name-label = Naam
email-label = E-mail
email-note = optioneel, wordt nooit getoond
website-label = Website
website-note = optioneel
hint = Je kunt Markdown gebruiken:
hint-bold = vet
hint-italic = cursief
hint-code = code
hint-quote = citaat
hint-link = link
preview = Voorbeeld
post = Reactie plaatsen
edit-label = Je reactie
save = Opslaan
delete-question = Deze reactie voorgoed verwijderen?
keep = Behouden
here-it-is = Hier staat het.

## Reactions to the post
react = Wat vind je van dit bericht?
reaction-like = Leuk
reaction-love = Geweldig
reaction-laugh = Grappig
reaction-wow = Verrassend
reaction-sad = Verdrietig

## What went wrong
not-stored = Je reactie kon nu even niet worden opgeslagen. Je tekst staat er nog: verstuur hem over een minuut opnieuw.
not-done = Dat lukte nu even niet. Probeer het over een minuut opnieuw.
too-often = Dat was veel in korte tijd. Je tekst staat er nog: verstuur hem over een minuut opnieuw.
too-large = Dit is te veel voor één reactie: er passen hoogstens 20.000 tekens in.
too-slow = Je tekst was te lang onderweg. Verstuur hem opnieuw.
no-site = De reacties van deze pagina zijn niet meer ingesteld. Je tekst staat er nog.
foreign = Deze pagina mag hier geen reacties plaatsen. Je tekst staat er nog.
not-a-form = Dit kwam niet als formulier aan. Probeer het opnieuw.
back-button = Met de terugknop van je browser krijg je je tekst terug.
said = Dat heb je al gezegd.
no-parent = De reactie waarop je antwoordt, is er niet meer. Je kunt je tekst als losse reactie plaatsen.
no-comment = Deze reactie is er niet meer.
not-yours = Deze reactie is in een andere browser geschreven en kan daarom hier niet worden gewijzigd.
too-late = De tijd waarin deze reactie kon worden bewerkt, is voorbij.
closed = Dit gesprek is gesloten. Je tekst staat er nog.
switched-off = Dit is hier uitgeschakeld.
name-missing = De naam ontbreekt.
name-long = De naam is te lang: er passen hoogstens { $max } tekens in.
body-missing = De reactie ontbreekt.
body-long = De reactie is te lang: er passen hoogstens { $max } tekens in.
email-wrong = Het adres moet lijken op name@example.org.
email-long = Het adres is te lang: er passen hoogstens { $max } tekens in.
website-wrong = De website moet lijken op https://example.org.
website-long = De website is te lang: er passen hoogstens { $max } tekens in.
misfit = Dit klopt niet.

## Signing in
sign-in = Inloggen
sign-out = Uitloggen
signed-in = Je bent ingelogd.
commenting-as = Je reageert als { $name }
account = Je account
signin-intro = We sturen een code naar je e-mailadres. Een wachtwoord is niet nodig en niemand krijgt je adres te zien.
signin-send = Stuur me een code
sent-to = Er is een e-mail onderweg naar { $name }, met een code en een link. Die zijn 15 minuten geldig.
signin-code = Code
signin-another = Nieuwe e-mail aanvragen
continue-as = Doorgaan als { $name }
signin-as-other = Of als iemand anders
continue-with = Doorgaan met { $name }
or-by-mail = Of per e-mail
provider-away = De gekozen dienst antwoordt nu even niet zoals het hoort. Probeer het over een minuut opnieuw of log op een andere manier in.
provider-stopped = Je bent niet ingelogd: het inloggen is afgebroken, door jou of door de gekozen dienst. Je kunt het opnieuw proberen of op een andere manier inloggen.
provider-failed = Je bent niet ingelogd: wat er terugkwam, hoort niet bij deze inlogpoging of is te oud. Probeer het opnieuw.
code-wrong = Dit is niet de code uit onze e-mail, of hij is verlopen.
letter-old = Deze e-mail is te oud of al gebruikt. Vraag een nieuwe aan.
too-often-letters = Dat was veel in korte tijd. Wacht even en probeer het dan opnieuw.
home-old = Deze link is te oud of al gebruikt. Laad de pagina met de reacties opnieuw, dan krijg je een nieuwe.
back-to-post = Terug naar het bericht
close-window = Je kunt dit venster sluiten.
name-borrowed = Zo heet iemand die deze blog beheert. Ben jij dat? Log dan in.
banned = Met dit account kun je hier niet reageren.
letter-subject = Je code: { $code }
letter = Je code voor de reacties op { $site } is { $code }.
letter-link = Of open dit adres: { $link }
letter-local = E-mail is hier niet ingesteld: de e-mail staat in het logboek van de dienst en op het adres voor e-mails dat de dienst bij het starten noemde.
letter-end = Deze e-mail is 15 minuten geldig. Heb je er niet om gevraagd, dan heeft iemand zich vergist bij het invullen van het adres en hoef je niets te doen.
moved-subject = Je adres is gewijzigd
moved = Je account voor de reacties op { $site } heeft nu een ander adres; met dit adres kan niemand meer inloggen. Was jij dat niet? Schrijf dan naar wie de blog beheert.

## One's own account
account-intro = Dit is wat er over je is opgeslagen. De download bevat alle gegevens, ook die van vroeger.
account-download = Downloaden als JSON
profile = Zo zien anderen je
ways = Andere manieren om in te loggen
way-remove = Verwijderen
last-way-in = Zonder deze manier kan niemand meer op je account inloggen. Voeg eerst een andere toe, of verwijder hieronder je account.
sessions = Waar je bent ingelogd
this-one = hier
sign-out-everywhere = Overal uitloggen
own-comments = Je reacties
no-own-comments = Je hebt nog niets geschreven.
erase = Voorgoed vertrekken
erase-intro = Je adres, je naam en je sessies worden meteen verwijderd en zijn niet terug te halen.
erase-take = Ook mijn reacties verwijderen
erase-keep = Mijn reacties laten staan, zonder mijn naam
erase-sure = Ja, ik wil voorgoed vertrekken
erase-unsure = Bevestig dat je wilt vertrekken.
erase-button = Mijn account verwijderen
erased-title = Je account is verwijderd
erased-text = Er is niets meer over je opgeslagen. Pagina’s die nog openstaan, vergeten het binnen een paar seconden.

email-new = Ander adres
email-taken = Iemand anders gebruikt dit adres hier al.
no-mail = E-mail is hier niet ingesteld.
invitation = Uitnodiging
invitation-old = Deze link is te oud of al gebruikt. Vraag een nieuwe aan.
invited-owner = Je bent uitgenodigd om de reacties op { $name } te beheren.
invited-moderator = Je bent uitgenodigd om de reacties op { $name } te modereren.
accept = Accepteren
adopt = Toevoegen wat ik als gast schreef

## Pages that only say something
nothing-here = Hier is niets
nothing-here-text = Op dit adres staat geen pagina.
no-such-site = Onbekende site
no-such-site-text = De reacties van deze pagina zijn nog niet ingesteld. Is het jouw pagina, voeg dan de site toe met: afterword site add KEY https://your.blog
no-such-post = Onbekend bericht
no-such-post-text = De naam van het bericht in dit adres is te lang, of bevat onzichtbare tekens of stappen zoals `..`.
not-from-here = Niet van hier
not-from-here-text = Dit formulier is verstuurd vanaf een pagina die niet bij deze site hoort. Is het jouw pagina, voeg dan de origin ervan toe met: afterword site add KEY ORIGIN
not-posted = Niet geplaatst

## For the script
published = Je reactie is geplaatst
unreachable = De server is niet bereikbaar. Je tekst staat er nog: probeer het zo meteen opnieuw.
now = zojuist
news =
    .one = # nieuwe reactie
    .other = # nieuwe reacties

## Moderation in the thread
not-shown = Deze reactie wordt niet getoond.
held = Wacht op goedkeuring: alleen jij ziet dit
held-thanks = Bedankt. Je reactie is opgeslagen en wordt getoond zodra die is goedgekeurd.
turned-down = Niet geplaatst: alleen jij ziet dit
report = Melden
report-question = Waarom zou iemand naar deze reactie moeten kijken?
report-spam = Het is spam
report-abuse = Het beledigt, bedreigt of zet aan tot haat
report-private = Er staan privézaken over iemand in
report-illegal = Het is in strijd met de wet
report-off-topic = Het heeft niets met het bericht te maken
reported = Bedankt. Iemand gaat naar deze reactie kijken.
approve = Goedkeuren
mark-spam = Spam
remove = Weghalen
undo = Ongedaan maken
pin = Vastzetten
unpin = Losmaken
lock-thread = Gesprek sluiten
unlock-thread = Gesprek weer openen
moderate = Moderatie
members-only = Log in om hier te reageren. Je tekst blijft bewaard.
staff-only = Alleen de auteurs van deze blog reageren hier. Je tekst blijft bewaard.
not-staff = Dat kan alleen wie de reacties van deze blog beheert.

## The desk of the moderators
desk-queue = Reacties
desk-log = Beslissingen
desk-settings = Regels
desk-owners-only = Alleen de eigenaar van een site wijzigt de regels.
desk-kinds = Soorten reacties
desk-pending = Wacht
desk-reported = Gemeld
desk-spam = Spam
desk-rejected = Weggehaald
desk-published = Geplaatst
desk-all = Alle
desk-site = Site
desk-all-sites = Alle sites
desk-rule = Regel die besliste
desk-all-rules = Alle regels
desk-search = Woorden en namen zoeken
desk-find = Zoeken
desk-behind = De moderatie leest de gesprekken nog in: er ontbreken hier even enkele reacties.
desk-news = Er is iets nieuws: tonen
desk-empty = Hier is niets. Alles is afgehandeld.
desk-ticked = Geselecteerd:
desk-tick = Selecteren
desk-by-person = Alles van deze persoon
desk-from-network = Alles van dit netwerk
desk-banned = geblokkeerd
desk-ban = Deze persoon blokkeren
desk-ban-network = Alles van dit netwerk tegenhouden
desk-unban = Blokkade opheffen
desk-show-all = Alles weer tonen
desk-held = Tegengehouden
desk-let-pass = Doorgelaten
desk-held-by-reports = Tegengehouden na meldingen van lezers
desk-rules-order = De regels worden in deze volgorde geraadpleegd; de eerste die iets te zeggen heeft, beslist:
desk-more = Meer
desk-thread = Dit gesprek
desk-history = Geschiedenis
desk-next = Oudere
desk-keys = Toetsen
desk-no-decisions = Er is nog niets beslist.
desk-total = { $n ->
    [one] 1 reactie
   *[other] { $n } reacties
}
desk-every = { $n ->
    [one] Beslissen over de ene die past
   *[other] Beslissen over alle { $n } die passen
}
desk-decided = { $n ->
    [one] Over 1 reactie beslist.
   *[other] Over { $n } reacties beslist.
}
desk-deciding = Bezig met beslissen: { $n } van { $of } reacties zijn klaar.

## The rules of a site
rule-staff = Geschreven door de beheerders
rule-network = Van een netwerk dat je tegenhoudt
rule-everything = Elke reactie wordt tegengehouden
rule-trap = Er is een veld ingevuld dat mensen niet zien
rule-haste = Sneller geschreven dan een mens schrijft
rule-words = Bevat een woord of link van je lijst
rule-duplicate = Hetzelfde is elders gezegd
rule-known = De schrijver is hier bekend
rule-first = Een van de eerste van deze schrijver
rule-links = Veel links van een onbekende
rule-new-hosts = Links naar nieuwe plekken van een onbekende
rule-proof = Kwam zonder het rekenwerk van een browser
rule-learned = Leest als wat je als spam hebt gemarkeerd
rule-akismet = Akismet twijfelt of antwoordde niet
rule-open = Niets spreekt ertegen
rules-who = Wie mag reageren
who-everybody = Iedereen: een naam is genoeg
who-members = Wie is ingelogd
who-staff = Alleen de beheerders
rules-hold = Wat op je goedkeuring wacht
rules-hold-all = Elke reactie
rules-hold-first = eerste reacties van elke persoon (0: geen)
rules-most-links = links mogen van een onbekende; met meer wacht de reactie (leeg: onbeperkt)
rules-publish-known = Wie hier eerder was, en bij wie alles in orde was, wordt meteen geplaatst
rules-suspicion = Wat op het werk van een machine lijkt: verborgen velden, haast, dezelfde woorden elders, en wat leest als je spam
rules-proof = Browsers een moment rekenwerk vragen; wat zonder komt (ook van mensen zonder scripts), wacht
rules-akismet = Akismet raadplegen over reacties van onbekenden. De tekst, de naam, het e-mailadres, de website en het netwerkadres verlaten dan deze server
rules-no-akismet = In de instellingen van deze dienst staat geen sleutel voor Akismet, dus wordt het niet geraadpleegd.
rules-words = Woorden, zinsdelen en hosts waardoor een reactie wacht, één per regel
rules-words-wrong = Er passen hoogstens { $most } regels in, van elk { $longest } tekens.
rules-further = Verder
rules-close-after = dagen na de eerste reactie wordt een gesprek gesloten (leeg: nooit)
rules-reports = lezers van evenveel netwerken verbergen met hun meldingen een reactie totdat jij kijkt (leeg: nooit)
rules-never-refused = Geen regel gooit een reactie weg: wat wordt tegengehouden, wacht in de moderatie.

## Letters about what waits
notify-subject = { $n ->
    [one] Een reactie op { $site } wacht op je
   *[other] { $n } reacties op { $site } wachten op je
}
notify-intro = Dit wacht op je beslissing:
notify-more = { $n ->
    [one] En nog 1.
   *[other] En nog { $n }.
}
notify-desk = Alles staat in de moderatie:
notify-why = Je krijgt deze e-mail omdat je de reacties op { $site } beheert. Hoe vaak hij komt, kies je in de moderatie, onder ‘Regels’.
link-title = Beslissen over een reactie
link-unsure = Er wordt niets beslist voordat je op een knop drukt.
link-old = Deze link is niet meer geldig. De reactie staat in de moderatie.
link-done = Bedankt. Dat is beslist.
rules-notify = E-mails over wat wacht
notify-never = Geen
notify-soon = Zodra er iets wacht, gebundeld over enkele minuten
notify-hourly = Hoogstens eens per uur
notify-daily = Hoogstens eens per dag
