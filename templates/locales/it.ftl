# Afterword in italiano.

## The thread
count = { $n ->
    [0] Commenti
    [one] 1 commento
   *[other] { $n } commenti
}
empty = Nessuno ha ancora detto nulla. La prima parola è tua.
sort = Ordina per
sort-oldest = Meno recenti
sort-newest = Più recenti
sort-liked = Più apprezzati
more = { $n ->
    [one] Mostra un altro commento
   *[other] Mostra altri { $n } commenti
}
rest = { $n ->
    [one] Continua la discussione (un’altra risposta)
   *[other] Continua la discussione (altre { $n } risposte)
}
one-conversation = Stai leggendo una sola discussione.
all-comments = Mostra tutti i commenti
locked = Questa discussione è chiusa, ma si può ancora leggere.
stale = Qui potrebbero mancare dei commenti nuovi: il loro archivio al momento non risponde.
away = Al momento non è possibile mostrare i commenti. Non sono andati persi: riprova tra un minuto.
left-out = Questa volta i commenti non vengono mostrati.
latest = Ultimi commenti

## A comment
reply = Rispondi
like = Mi piace
edit = Modifica
delete = Elimina
edited = modificato
pinned = In evidenza
owner = Autore
replies = Risposte
gone = Questo commento è stato eliminato.
in-reply-to = in risposta a { $name }
when = { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }, { $time } UTC

## The composer
write = Scrivi un commento
replying-to = Risposta a { $name }
cancel = Annulla
comment-label = Commento
name-label = Nome
email-label = E-mail
email-note = facoltativa, non viene mai mostrata
website-label = Sito web
website-note = facoltativo
hint = Puoi usare Markdown:
hint-bold = grassetto
hint-italic = corsivo
hint-code = codice
hint-quote = citazione
hint-link = link
preview = Anteprima
post = Pubblica commento
edit-label = Il tuo commento
save = Salva
delete-question = Eliminare definitivamente questo commento?
keep = Conserva
here-it-is = Eccolo.

## Reactions to the post
react = Che ne pensi di questo articolo?
reaction-like = Mi piace
reaction-love = Lo adoro
reaction-laugh = Divertente
reaction-wow = Sorprendente
reaction-sad = Triste

## What went wrong
not-stored = Non è stato possibile salvare il tuo commento. Il tuo testo è ancora qui: invialo di nuovo tra un minuto.
not-done = In questo momento non è stato possibile. Riprova tra un minuto.
too-often = Troppe cose in poco tempo. Il tuo testo è ancora qui: invialo di nuovo tra un minuto.
too-large = È troppo per un solo commento: al massimo 20.000 caratteri.
too-slow = Il tuo testo ci ha messo troppo ad arrivare. Invialo di nuovo.
no-site = I commenti di questa pagina non sono più configurati. Il tuo testo è ancora qui.
foreign = Questa pagina non può inviare commenti qui. Il tuo testo è ancora qui.
not-a-form = I dati non sono arrivati come modulo. Riprova.
back-button = Con il pulsante Indietro del browser ritrovi il tuo testo.
said = L’hai già detto.
no-parent = Il commento a cui rispondi non c’è più. Puoi pubblicare il tuo testo come commento a sé.
no-comment = Questo commento non c’è più.
not-yours = Questo commento è stato scritto con un altro browser, quindi non si può modificare qui.
too-late = Il tempo per modificare questo commento è scaduto.
closed = Questa discussione è chiusa. Il tuo testo è ancora qui.
switched-off = Qui questa funzione è disattivata.
name-missing = Manca il nome.
name-long = Il nome è troppo lungo: al massimo { $max } caratteri.
body-missing = Manca il commento.
body-long = Il commento è troppo lungo: al massimo { $max } caratteri.
email-wrong = L’indirizzo deve essere simile a name@example.org.
email-long = L’indirizzo è troppo lungo: al massimo { $max } caratteri.
website-wrong = Il sito web deve essere simile a https://example.org.
website-long = L’indirizzo del sito è troppo lungo: al massimo { $max } caratteri.
misfit = Non è valido.

## Pages that only say something
nothing-here = Qui non c’è niente
nothing-here-text = Non c’è nessuna pagina a questo indirizzo.
no-such-site = Sito sconosciuto
no-such-site-text = I commenti di questa pagina non sono ancora configurati. Se è tua, aggiungi il suo sito con: afterword site add KEY https://your.blog
no-such-post = Articolo sconosciuto
no-such-post-text = Il nome dell’articolo in questo indirizzo è troppo lungo, oppure contiene caratteri invisibili o passi come `..`.
not-from-here = Non viene da qui
not-from-here-text = Questo modulo è stato inviato da una pagina che non appartiene a questo sito. Se la pagina è tua, aggiungi la sua origine con: afterword site add KEY ORIGIN
not-posted = Non pubblicato

## For the script
published = Il tuo commento è pubblicato
unreachable = Il server non è raggiungibile. Il tuo testo è ancora qui: riprova tra un momento.
now = proprio ora
news =
    .one = # nuovo commento
    .many = # di nuovi commenti
    .other = # nuovi commenti
