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
moderator = Moderatore
replies = Risposte
gone = Questo commento è stato eliminato.
erased = [eliminato]
nobody = Qualcuno
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

## Signing in
sign-in = Accedi
sign-out = Esci
signed-in = Hai effettuato l’accesso.
commenting-as = Stai commentando come { $name }
account = Il tuo account
signin-intro = Ti mandiamo un codice via e-mail. Non serve una password e nessuno vede il tuo indirizzo.
signin-send = Mandami un codice
sent-to = È in arrivo un’e-mail per { $name }. Contiene un codice e un link, validi per 15 minuti.
signin-code = Codice
signin-another = Richiedi un’altra e-mail
continue-as = Continua come { $name }
signin-as-other = Oppure con un altro indirizzo
continue-with = Continua con { $name }
or-by-mail = Oppure via e-mail
provider-away = In questo momento il servizio che hai scelto non risponde come dovrebbe. Riprova tra un minuto o accedi in un altro modo.
provider-stopped = Non hai effettuato l’accesso: la procedura è stata interrotta, da te o dal servizio che hai scelto. Puoi riprovare o accedere in un altro modo.
provider-failed = Non hai effettuato l’accesso: la risposta non corrisponde a questo tentativo oppure è troppo vecchia. Riprova.
code-wrong = Questo non è il codice della nostra e-mail, oppure è scaduto.
letter-old = Questa e-mail è troppo vecchia o è già stata usata. Richiedine un’altra.
too-often-letters = Troppe cose in poco tempo. Aspetta un po’ e riprova.
home-old = Questo link è troppo vecchio o è già stato usato. Ricarica la pagina dei commenti e ne avrai un altro.
back-to-post = Torna all’articolo
close-window = Puoi chiudere questa finestra.
name-borrowed = Questo è il nome di chi gestisce il blog. Se sei tu, accedi.
banned = Questo account non può commentare qui.
letter-subject = Il tuo codice: { $code }
letter = Il tuo codice per i commenti di { $site } è { $code }.
letter-link = Oppure apri questo indirizzo: { $link }
letter-local = Qui l’invio di e-mail non è configurato: l’e-mail si trova nel log del servizio e all’indirizzo per leggere le e-mail che il servizio ha indicato all’avvio.
letter-end = Questa e-mail è valida per 15 minuti. Se non l’hai richiesta, qualcuno ha sbagliato a scrivere il proprio indirizzo e non devi fare nulla.
moved-subject = Il tuo indirizzo è stato cambiato
moved = Il tuo account per i commenti di { $site } ha ora un altro indirizzo; con questo non si può più accedere. Se non sei stato tu a cambiarlo, scrivi a chi gestisce il blog.

## One's own account
account-intro = Questo è ciò che viene conservato su di te. Il download contiene ogni voce, anche quelle passate.
account-download = Scarica in JSON
profile = Come ti vedono gli altri
ways = Altri modi per accedere
way-remove = Rimuovi
last-way-in = Se lo rimuovi, nessuno potrà più accedere al tuo account. Aggiungi prima un altro modo, oppure elimina il tuo account qui sotto.
sessions = Dove hai effettuato l’accesso
this-one = qui
sign-out-everywhere = Esci da tutte le sessioni
own-comments = I tuoi commenti
no-own-comments = Non hai ancora scritto nulla.
erase = Andarsene per sempre
erase-intro = Il tuo indirizzo, il tuo nome e le tue sessioni vengono eliminati subito e non si possono recuperare.
erase-take = Elimina anche i miei commenti
erase-keep = Conserva quello che ho scritto, senza il mio nome
erase-sure = Sì, voglio andarmene per sempre
erase-unsure = Conferma che vuoi andartene.
erase-button = Elimina il mio account
erased-title = Il tuo account è stato eliminato
erased-text = Su di te non viene più conservato nulla. Le pagine aperte se ne dimenticano in pochi secondi.

email-new = Un altro indirizzo
email-taken = Qui questo indirizzo è già di qualcun altro.
no-mail = Qui l’invio di e-mail non è configurato.
invitation = Invito
invitation-old = Questo link è troppo vecchio o è già stato usato. Richiedine un altro.
invited-owner = Hai ricevuto un invito a gestire i commenti di { $name }.
invited-moderator = Hai ricevuto un invito a moderare i commenti di { $name }.
accept = Accetta
adopt = Aggiungi quello che ho scritto come ospite

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
