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
replies = Antwoorden
gone = Deze reactie is verwijderd.
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
