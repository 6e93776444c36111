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

## Moderation in the thread
not-shown = Questo commento non viene mostrato.
held = In attesa di approvazione: lo vedi solo tu
held-thanks = Grazie. Il tuo commento è salvato e verrà mostrato appena sarà approvato.
turned-down = Non pubblicato: lo vedi solo tu
report = Segnala
report-question = Perché qualcuno dovrebbe esaminare questo commento?
report-spam = È spam
report-abuse = Insulta, minaccia o incita all’odio
report-private = Rivela cose private di qualcuno
report-illegal = Viola la legge
report-off-topic = Non c’entra con l’articolo
reported = Grazie. Qualcuno esaminerà questo commento.
approve = Approva
mark-spam = Spam
remove = Rimuovi
undo = Annulla
pin = Metti in evidenza
unpin = Togli dall’evidenza
lock-thread = Chiudi la discussione
unlock-thread = Riapri la discussione
moderate = Moderazione
members-only = Accedi per commentare qui. Il tuo testo viene conservato.
staff-only = Qui commentano solo gli autori di questo blog. Il tuo testo viene conservato.
not-staff = Può farlo solo chi gestisce i commenti di questo blog.

## The desk of the moderators
desk-queue = Commenti
desk-log = Decisioni
desk-settings = Regole
desk-owners-only = Solo il proprietario di un sito ne cambia le regole.
desk-kinds = Tipi di commenti
desk-pending = In attesa
desk-reported = Segnalato
desk-spam = Spam
desk-rejected = Rimosso
desk-published = Pubblicato
desk-all = Tutti
desk-site = Sito
desk-all-sites = Tutti i siti
desk-rule = Regola che ha deciso
desk-all-rules = Tutte le regole
desk-search = Cerca parole e nomi
desk-find = Cerca
desk-behind = La moderazione sta ancora leggendo le discussioni: per un momento qui mancano alcuni commenti.
desk-news = Ci sono novità: mostrale
desk-empty = Qui non c’è niente. È tutto a posto.
desk-ticked = Selezionati:
desk-tick = Seleziona
desk-by-person = Tutto da questa persona
desk-from-network = Tutto da questa rete
desk-banned = bloccata
desk-ban = Blocca questa persona
desk-ban-network = Trattieni tutto da questa rete
desk-unban = Togli il blocco
desk-show-all = Mostra di nuovo tutto
desk-held = Trattenuto
desk-let-pass = Lasciato passare
desk-held-by-reports = Trattenuto per segnalazioni dei lettori
desk-rules-order = Le regole vengono consultate in quest’ordine; decide la prima che ha qualcosa da dire:
desk-more = Altro
desk-thread = Questa discussione
desk-history = Cronologia
desk-next = Meno recenti
desk-keys = Tasti
desk-no-decisions = Non è stato ancora deciso nulla.
desk-total = { $n ->
    [one] 1 commento
   *[other] { $n } commenti
}
desk-every = { $n ->
    [one] Decidi sull’unico che corrisponde
   *[other] Decidi su tutti i { $n } che corrispondono
}
desk-decided = { $n ->
    [one] Deciso su 1 commento.
   *[other] Deciso su { $n } commenti.
}
desk-deciding = Decisione in corso: fatti { $n } commenti su { $of }.

## The rules of a site
rule-staff = Scritto da chi gestisce il blog
rule-network = Da una rete che trattieni
rule-everything = Ogni commento viene trattenuto
rule-trap = È compilato un campo che le persone non vedono
rule-haste = Scritto più in fretta di quanto scriva una persona
rule-words = Contiene una parola o un link del tuo elenco
rule-duplicate = La stessa cosa è stata detta altrove
rule-known = Chi l’ha scritto è noto qui
rule-first = Uno dei primi di chi l’ha scritto
rule-links = Molti link da uno sconosciuto
rule-new-hosts = Link a posti nuovi da uno sconosciuto
rule-proof = Arrivato senza il lavoro di un browser
rule-learned = Somiglia a ciò che hai segnato come spam
rule-akismet = Akismet ha dubbi o non ha risposto
rule-open = Nulla in contrario
rules-who = Chi può commentare
who-everybody = Tutti: basta un nome
who-members = Chi ha effettuato l’accesso
who-staff = Solo chi gestisce il blog
rules-hold = Che cosa attende la tua approvazione
rules-hold-all = Ogni commento
rules-hold-first = primi commenti di ogni persona (0: nessuno)
rules-most-links = link vanno bene da uno sconosciuto; se di più, il commento attende (vuoto: senza limite)
rules-publish-known = Chi è già stato qui, e sempre senza problemi, viene pubblicato subito
rules-suspicion = Ciò che sembra opera di una macchina: campi nascosti, fretta, le stesse parole altrove e ciò che somiglia al tuo spam
rules-proof = Chiedi ai browser un momento di lavoro; ciò che arriva senza (anche da persone senza script) attende
rules-akismet = Chiedi ad Akismet dei commenti di sconosciuti. Il testo, il nome, l’indirizzo e-mail, il sito web e l’indirizzo di rete lasciano allora questo server
rules-no-akismet = Nella configurazione di questo servizio manca una chiave per Akismet, quindi non viene consultato.
rules-words = Parole, frasi e host che fanno attendere un commento, uno per riga
rules-words-wrong = Al massimo { $most } righe, di { $longest } caratteri ciascuna.
rules-further = Altre regole
rules-close-after = giorni dopo il primo commento una discussione si chiude (vuoto: mai)
rules-reports = lettori da altrettante reti nascondono con le segnalazioni un commento finché non lo esamini (vuoto: mai)
rules-never-refused = Nessuna regola butta via un commento: ciò che è trattenuto attende nella moderazione.

## Letters about what waits
notify-subject = { $n ->
    [one] Un commento in attesa su { $site }
   *[other] { $n } commenti in attesa su { $site }
}
notify-intro = Questo attende la tua decisione:
notify-more = { $n ->
    [one] E un altro.
   *[other] E altri { $n }.
}
notify-desk = Trovi tutto nella moderazione:
notify-why = Ricevi questa e-mail perché gestisci i commenti di { $site }. Quanto spesso arriva si sceglie nella moderazione, alla voce «Regole».
link-title = Decidi su un commento
link-unsure = Non si decide nulla finché non premi un pulsante.
link-old = Questo link non è più valido. Trovi il commento nella moderazione.
link-done = Grazie. È deciso.
rules-notify = E-mail su ciò che attende
notify-never = Nessuna
notify-soon = Appena qualcosa attende, raccolto per qualche minuto
notify-hourly = Al massimo una volta all’ora
notify-daily = Al massimo una volta al giorno
