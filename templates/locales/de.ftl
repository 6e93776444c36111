# Afterword auf Deutsch.

## The thread
count = { $n ->
    [0] Kommentare
    [one] 1 Kommentar
   *[other] { $n } Kommentare
}
empty = Noch hat niemand etwas gesagt. Das erste Wort gehört dir.
sort = Sortieren nach
sort-oldest = Älteste
sort-newest = Neueste
sort-liked = Beliebteste
more = { $n ->
    [one] 1 weiteren Kommentar zeigen
   *[other] { $n } weitere Kommentare zeigen
}
rest = { $n ->
    [one] Gespräch fortsetzen (1 weitere Antwort)
   *[other] Gespräch fortsetzen ({ $n } weitere Antworten)
}
one-conversation = Du liest ein einzelnes Gespräch.
all-comments = Alle Kommentare zeigen
locked = Dieses Gespräch ist geschlossen. Es kann weiterhin gelesen werden.
stale = Hier können neue Kommentare fehlen: Ihr Speicher antwortet gerade nicht.
away = Die Kommentare können gerade nicht gezeigt werden. Sie sind nicht verloren: Bitte versuche es in einer Minute noch einmal.
left-out = Die Kommentare sind in dieser Antwort weggelassen.
latest = Neueste Kommentare

## A comment
reply = Antworten
like = Gefällt mir
edit = Bearbeiten
delete = Löschen
edited = bearbeitet
pinned = Angeheftet
owner = Autor
moderator = Moderator
replies = Antworten
gone = Dieser Kommentar wurde gelöscht.
erased = [gelöscht]
nobody = Jemand
in-reply-to = als Antwort auf { $name }
when = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }, { $time } UTC

## The composer
write = Kommentar schreiben
replying-to = Antwort an { $name }
cancel = Abbrechen
comment-label = Kommentar
name-label = Name
email-label = E-Mail
email-note = freiwillig, wird nie gezeigt
website-label = Website
website-note = freiwillig
hint = Markdown geht:
hint-bold = fett
hint-italic = kursiv
hint-code = Code
hint-quote = Zitat
hint-link = Link
preview = Vorschau
post = Kommentar abschicken
edit-label = Dein Kommentar
save = Speichern
delete-question = Diesen Kommentar endgültig löschen?
keep = Behalten
here-it-is = Hier ist er.

## Reactions to the post
react = Wie findest du diesen Beitrag?
reaction-like = Gefällt mir
reaction-love = Liebe ich
reaction-laugh = Lustig
reaction-wow = Überraschend
reaction-sad = Traurig

## What went wrong
not-stored = Dein Kommentar konnte gerade nicht gespeichert werden. Deine Worte sind noch hier: Bitte schicke sie in einer Minute noch einmal ab.
not-done = Das ging gerade nicht. Bitte versuche es in einer Minute noch einmal.
too-often = Das war viel in kurzer Zeit. Deine Worte sind noch hier: Bitte schicke sie in einer Minute noch einmal ab.
too-large = Das ist zu viel für einen Kommentar: Höchstens 20.000 Zeichen passen hinein.
too-slow = Deine Worte haben zu lange gebraucht. Bitte schicke sie noch einmal ab.
no-site = Die Kommentare dieser Seite sind nicht mehr eingerichtet. Deine Worte sind noch hier.
foreign = Diese Seite darf hier keine Kommentare abschicken. Deine Worte sind noch hier.
not-a-form = Das kam nicht als Formular an. Bitte versuche es noch einmal.
back-button = Mit der Zurück-Taste deines Browsers kommst du wieder zu deinen Worten.
said = Das hast du schon gesagt.
no-parent = Der Kommentar, auf den du antwortest, ist nicht mehr da. Du kannst deine Worte als eigenen Kommentar abschicken.
no-comment = Dieser Kommentar ist nicht mehr da.
not-yours = Dieser Kommentar wurde mit einem anderen Browser geschrieben und kann deshalb hier nicht geändert werden.
too-late = Die Zeit, in der dieser Kommentar bearbeitet werden konnte, ist vorbei.
closed = Dieses Gespräch ist geschlossen. Deine Worte sind noch hier.
switched-off = Das ist hier abgeschaltet.
name-missing = Der Name fehlt.
name-long = Der Name ist zu lang: Höchstens { $max } Zeichen passen hinein.
body-missing = Der Kommentar fehlt.
body-long = Der Kommentar ist zu lang: Höchstens { $max } Zeichen passen hinein.
email-wrong = Die Adresse sieht nicht aus wie name@example.org.
email-long = Die Adresse ist zu lang: Höchstens { $max } Zeichen passen hinein.
website-wrong = Die Website sieht nicht aus wie https://example.org.
website-long = Die Website ist zu lang: Höchstens { $max } Zeichen passen hinein.
misfit = Das passt nicht.

## Signing in
sign-in = Anmelden
sign-out = Abmelden
signed-in = Du bist angemeldet.
commenting-as = Du kommentierst als { $name }
account = Dein Konto
signin-intro = Wir schicken dir einen Code per E-Mail. Ein Passwort brauchst du nicht, und deine Adresse sieht niemand.
signin-send = Code anfordern
sent-to = Eine E-Mail an { $name } ist unterwegs. Darin stehen ein Code und ein Link, beide 15 Minuten gültig.
signin-code = Code
signin-another = Neue E-Mail anfordern
continue-as = Weiter als { $name }
signin-as-other = Oder als jemand anderes
continue-with = Weiter mit { $name }
or-by-mail = Oder per E-Mail
provider-away = Der gewählte Dienst antwortet gerade nicht, wie er sollte. Bitte versuche es in einer Minute noch einmal, oder melde dich auf anderem Weg an.
provider-stopped = Du bist nicht angemeldet: Die Anmeldung wurde abgebrochen, von dir oder vom gewählten Dienst. Du kannst es noch einmal versuchen oder dich auf anderem Weg anmelden.
provider-failed = Du bist nicht angemeldet: Was zurückkam, gehört nicht zu dieser Anmeldung oder ist zu alt. Bitte versuche es noch einmal.
code-wrong = Das ist nicht der Code aus unserer E-Mail, oder er ist abgelaufen.
letter-old = Diese E-Mail ist zu alt oder wurde schon benutzt. Fordere bitte eine neue an.
too-often-letters = Das war viel in kurzer Zeit. Bitte warte eine Weile und versuche es dann noch einmal.
home-old = Dieser Link ist zu alt oder wurde schon benutzt. Lade die Seite mit den Kommentaren neu, dann hat sie einen neuen.
back-to-post = Zurück zum Beitrag
close-window = Du kannst dieses Fenster schließen.
name-borrowed = So nennt sich jemand, der diesen Blog betreut. Wenn du das bist, melde dich bitte an.
banned = Dieses Konto darf hier nicht kommentieren.
letter-subject = Dein Code: { $code }
letter = Dein Code für die Kommentare von { $site } lautet { $code }.
letter-link = Oder öffne diese Adresse: { $link }
letter-local = Der E-Mail-Versand ist hier nicht eingerichtet: Die E-Mail steht im Log des Dienstes und unter der Adresse für E-Mails, die er beim Start genannt hat.
letter-end = Die E-Mail gilt 15 Minuten. Wenn du sie nicht angefordert hast, hat sich jemand bei der Adresse vertippt, und du musst nichts tun.
moved-subject = Deine Adresse wurde geändert
moved = Dein Konto für die Kommentare von { $site } hat jetzt eine andere Adresse; mit dieser kann sich niemand mehr anmelden. Wenn du das nicht warst, schreib bitte den Leuten, die den Blog betreuen.

## One's own account
account-intro = Das ist über dich gespeichert. Im Download steht jeder Eintrag, auch frühere.
account-download = Als JSON herunterladen
profile = So erscheinst du
ways = Andere Wege, dich anzumelden
way-remove = Entfernen
last-way-in = Ohne diesen Weg könnte sich niemand mehr bei deinem Konto anmelden. Füge zuerst einen anderen hinzu, oder lösche dein Konto weiter unten.
sessions = Wo du angemeldet bist
this-one = hier
sign-out-everywhere = Überall abmelden
own-comments = Deine Kommentare
no-own-comments = Du hast noch nichts geschrieben.
erase = Endgültig gehen
erase-intro = Deine Adresse, dein Name und deine Anmeldungen werden sofort gelöscht und lassen sich nicht zurückholen.
erase-take = Auch meine Kommentare löschen
erase-keep = Meine Kommentare stehen lassen, aber ohne meinen Namen
erase-sure = Ja, ich möchte endgültig gehen
erase-unsure = Bitte bestätige, dass du gehen möchtest.
erase-button = Mein Konto löschen
erased-title = Dein Konto ist gelöscht
erased-text = Über dich ist nichts mehr gespeichert. Offene Seiten vergessen es in wenigen Sekunden.

email-new = Andere Adresse
email-taken = Diese Adresse hat hier schon jemand anderes.
no-mail = Der E-Mail-Versand ist hier nicht eingerichtet.
invitation = Einladung
invitation-old = Dieser Link ist zu alt oder wurde schon benutzt. Lass dir bitte einen neuen geben.
invited-owner = Du bist eingeladen, die Kommentare von { $name } zu betreuen.
invited-moderator = Du bist eingeladen, die Kommentare von { $name } zu moderieren.
accept = Annehmen
adopt = Als Gast Geschriebenes übernehmen

## Pages that only say something
nothing-here = Hier ist nichts
nothing-here-text = Unter dieser Adresse gibt es keine Seite.
no-such-site = Keine solche Website
no-such-site-text = Die Kommentare dieser Seite sind noch nicht eingerichtet. Wenn es deine ist, füge sie hinzu: afterword site add KEY https://your.blog
no-such-post = Kein solcher Beitrag
no-such-post-text = Der Name des Beitrags in dieser Adresse ist zu lang, oder er hat Zeichen, die niemand sehen kann, oder Schritte wie `..`.
not-from-here = Nicht von hier
not-from-here-text = Dieses Formular kam von einer Seite, die nicht zu dieser Website gehört. Wenn die Seite deine ist, füge ihren Ursprung hinzu: afterword site add KEY ORIGIN
not-posted = Nicht abgeschickt

## For the script
published = Dein Kommentar ist veröffentlicht
unreachable = Der Server ist nicht erreichbar. Deine Worte sind noch hier: Versuche es gleich noch einmal.
now = gerade eben
news =
    .one = 1 neuer Kommentar
    .other = # neue Kommentare

## Moderation in the thread
not-shown = Dieser Kommentar wird nicht gezeigt.
held = Wartet auf Freigabe: Nur du siehst ihn
held-thanks = Danke. Dein Kommentar ist gespeichert und wird gezeigt, sobald er freigegeben ist.
turned-down = Nicht veröffentlicht: Nur du siehst ihn
report = Melden
report-question = Warum sollte sich jemand diesen Kommentar ansehen?
report-spam = Es ist Spam
report-abuse = Er beleidigt, droht oder hetzt
report-private = Er verrät Privates über jemanden
report-illegal = Er verstößt gegen das Gesetz
report-off-topic = Er hat nichts mit dem Beitrag zu tun
reported = Danke. Jemand wird sich diesen Kommentar ansehen.
approve = Freigeben
mark-spam = Spam
remove = Entfernen
undo = Rückgängig
pin = Anheften
unpin = Lösen
lock-thread = Gespräch schließen
unlock-thread = Gespräch wieder öffnen
moderate = Moderation
members-only = Bitte melde dich an, um hier zu kommentieren. Deine Worte bleiben erhalten.
staff-only = Hier kommentieren nur die Autoren dieses Blogs. Deine Worte bleiben erhalten.
not-staff = Das kann nur, wer die Kommentare dieses Blogs betreut.

## The desk of the moderators
desk-queue = Kommentare
desk-log = Entscheidungen
desk-settings = Regeln
desk-owners-only = Die Regeln einer Website ändert nur, wem sie gehört.
desk-kinds = Arten von Kommentaren
desk-pending = Wartet
desk-reported = Gemeldet
desk-spam = Spam
desk-rejected = Entfernt
desk-published = Veröffentlicht
desk-all = Alle
desk-site = Website
desk-all-sites = Alle Websites
desk-rule = Entscheidende Regel
desk-all-rules = Alle Regeln
desk-search = Worte und Namen suchen
desk-find = Suchen
desk-behind = Die Moderation liest die Gespräche noch ein: Einige Kommentare fehlen hier für einen Moment.
desk-news = Es gibt Neues: zeigen
desk-empty = Hier ist nichts. Alles ist erledigt.
desk-ticked = Ausgewählt:
desk-tick = Auswählen
desk-by-person = Alles von dieser Person
desk-from-network = Alles aus diesem Netzwerk
desk-banned = gesperrt
desk-ban = Diese Person sperren
desk-ban-network = Alles aus diesem Netzwerk zurückhalten
desk-unban = Sperre aufheben
desk-show-all = Wieder alles zeigen
desk-held = Zurückgehalten
desk-let-pass = Durchgelassen
desk-held-by-reports = Nach Meldungen von Lesern zurückgehalten
desk-rules-order = Die Regeln werden in dieser Reihenfolge gefragt; die erste, die etwas zu sagen hat, entscheidet:
desk-more = Mehr
desk-thread = Dieses Gespräch
desk-history = Verlauf
desk-next = Ältere
desk-keys = Tasten
desk-no-decisions = Noch wurde nichts entschieden.
desk-total = { $n ->
    [one] 1 Kommentar
   *[other] { $n } Kommentare
}
desk-every = { $n ->
    [one] Über den einen passenden entscheiden
   *[other] Über alle { $n } passenden entscheiden
}
desk-decided = { $n ->
    [one] Über 1 Kommentar entschieden.
   *[other] Über { $n } Kommentare entschieden.
}
desk-deciding = Wird entschieden: { $n } von { $of } Kommentaren sind erledigt.

## The rules of a site
rule-staff = Vom Team geschrieben
rule-network = Aus einem Netzwerk, das du zurückhältst
rule-everything = Jeder Kommentar wird zurückgehalten
rule-trap = Ein Feld ist ausgefüllt, das Menschen nicht sehen
rule-haste = Schneller geschrieben, als ein Mensch schreibt
rule-words = Enthält ein Wort oder einen Link von deiner Liste
rule-duplicate = Dasselbe wurde anderswo gesagt
rule-known = Wer das schrieb, ist hier bekannt
rule-first = Einer der ersten Kommentare dieser Person
rule-links = Viele Links von jemand Unbekanntem
rule-new-hosts = Links zu neuen Zielen von jemand Unbekanntem
rule-proof = Kam ohne die Rechenarbeit eines Browsers
rule-learned = Liest sich wie das, was du als Spam markiert hast
rule-akismet = Akismet hat Zweifel oder hat nicht geantwortet
rule-open = Nichts spricht dagegen
rules-who = Wer kommentieren darf
who-everybody = Alle: Ein Name genügt
who-members = Alle, die angemeldet sind
who-staff = Nur das Team
rules-hold = Was auf deine Freigabe wartet
rules-hold-all = Jeder Kommentar
rules-hold-first = erste Kommentare jeder Person (0: keine)
rules-most-links = Links sind bei Unbekannten in Ordnung; mit mehr wartet der Kommentar (leer: beliebig viele)
rules-publish-known = Wer schon hier war, immer ohne Probleme, wird sofort veröffentlicht
rules-suspicion = Was nach einer Maschine aussieht: versteckte Felder, Eile, dieselben Worte anderswo, und was sich wie dein Spam liest
rules-proof = Browser um einen Moment Rechenarbeit bitten; was ohne sie kommt (auch von Leuten ohne Skripte), wartet
rules-akismet = Akismet nach Kommentaren von Unbekannten fragen. Dabei verlassen der Text, der Name, die E-Mail-Adresse, die Website und die Netzwerkadresse diesen Server
rules-no-akismet = In den Einstellungen dieses Dienstes fehlt ein Schlüssel für Akismet, deshalb wird es nicht gefragt.
rules-words = Wörter, Wendungen und Hosts, mit denen ein Kommentar wartet, eins pro Zeile
rules-words-wrong = Höchstens { $most } Zeilen mit je { $longest } Zeichen passen hinein.
rules-further = Weiteres
rules-close-after = Tage nach dem ersten Kommentar wird ein Gespräch geschlossen (leer: nie)
rules-reports = Leser aus ebenso vielen Netzwerken blenden mit Meldungen einen Kommentar aus, bis du ihn ansiehst (leer: nie)
rules-never-refused = Keine Regel wirft einen Kommentar weg: Was zurückgehalten wird, wartet in der Moderation.

## Letters about what waits
notify-subject = { $n ->
    [one] Bei { $site } wartet ein Kommentar
   *[other] Bei { $site } warten { $n } Kommentare
}
notify-intro = Das wartet auf deine Entscheidung:
notify-more = { $n ->
    [one] Und 1 weiterer.
   *[other] Und { $n } weitere.
}
notify-desk = Alles davon findest du in der Moderation:
notify-why = Du bekommst diese E-Mail, weil du die Kommentare von { $site } betreust. Wie oft sie kommt, stellst du in der Moderation unter „Regeln“ ein.
link-title = Über einen Kommentar entscheiden
link-unsure = Entschieden wird erst, wenn du auf einen Knopf drückst.
link-old = Dieser Link gilt nicht mehr. Den Kommentar findest du in der Moderation.
link-done = Danke. Das ist entschieden.
rules-notify = E-Mails über das, was wartet
notify-never = Keine
notify-soon = Sobald etwas wartet, einige Minuten lang gesammelt
notify-hourly = Höchstens einmal pro Stunde
notify-daily = Höchstens einmal am Tag
