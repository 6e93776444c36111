# Afterword en français.

## The thread
count = { $n ->
    [0] Commentaires
    [one] 1 commentaire
   *[other] { $n } commentaires
}
empty = Personne n’a encore rien dit. À vous le premier mot.
sort = Trier par
sort-oldest = Plus anciens
sort-newest = Plus récents
sort-liked = Plus aimés
more = { $n ->
    [one] Afficher 1 commentaire de plus
   *[other] Afficher { $n } commentaires de plus
}
rest = { $n ->
    [one] Lire la suite du fil (encore 1 réponse)
   *[other] Lire la suite du fil (encore { $n } réponses)
}
one-conversation = Vous lisez une seule conversation.
all-comments = Afficher tous les commentaires
locked = Cette conversation est close. On peut toujours la lire.
stale = Il manque peut-être ici de nouveaux commentaires : leur base de données ne répond pas pour le moment.
away = Les commentaires ne peuvent pas être affichés pour le moment. Ils ne sont pas perdus : merci de réessayer dans une minute.
left-out = Les commentaires ne sont pas affichés cette fois-ci.
latest = Derniers commentaires

## A comment
reply = Répondre
like = J’aime
edit = Modifier
delete = Supprimer
edited = modifié
pinned = Épinglé
owner = Auteur
moderator = Modération
replies = Réponses
gone = Ce commentaire a été supprimé.
erased = [supprimé]
nobody = Quelqu’un
in-reply-to = en réponse à { $name }
when = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }, { $time } UTC

## The composer
write = Écrire un commentaire
replying-to = Réponse à { $name }
cancel = Annuler
comment-label = Commentaire
name-label = Nom
email-label = E-mail
email-note = facultatif, jamais affiché
website-label = Site web
website-note = facultatif
hint = Markdown est accepté :
hint-bold = gras
hint-italic = italique
hint-code = code
hint-quote = citation
hint-link = lien
preview = Aperçu
post = Publier le commentaire
edit-label = Votre commentaire
save = Enregistrer
delete-question = Supprimer définitivement ce commentaire ?
keep = Conserver
here-it-is = Le voici.

## Reactions to the post
react = Que pensez-vous de cet article ?
reaction-like = J’aime
reaction-love = J’adore
reaction-laugh = Drôle
reaction-wow = Surprenant
reaction-sad = Triste

## What went wrong
not-stored = Votre commentaire n’a pas pu être enregistré. Votre texte est toujours là : merci de l’envoyer à nouveau dans une minute.
not-done = Cela n’a pas pu être fait. Merci de réessayer dans une minute.
too-often = Cela fait beaucoup en peu de temps. Votre texte est toujours là : merci de l’envoyer à nouveau dans une minute.
too-large = C’est trop pour un seul commentaire : 20 000 caractères au maximum.
too-slow = Votre texte a mis trop de temps à arriver. Merci de l’envoyer à nouveau.
no-site = Les commentaires de cette page ne sont plus configurés. Votre texte est toujours là.
foreign = Cette page n’est pas autorisée à envoyer des commentaires ici. Votre texte est toujours là.
not-a-form = Ce qui est arrivé n’est pas un formulaire. Merci de réessayer.
back-button = Le bouton « Précédent » de votre navigateur vous ramène à votre texte.
said = Vous l’avez déjà dit.
no-parent = Le commentaire auquel vous répondez n’est plus là. Vous pouvez publier votre texte comme un nouveau commentaire.
no-comment = Ce commentaire n’est plus là.
not-yours = Ce commentaire a été écrit dans un autre navigateur : il ne peut pas être modifié ici.
too-late = Le délai pour modifier ce commentaire est écoulé.
closed = Cette conversation est close. Votre texte est toujours là.
switched-off = C’est désactivé ici.
name-missing = Il manque le nom.
name-long = Le nom est trop long : { $max } caractères au maximum.
body-missing = Il manque le commentaire.
body-long = Le commentaire est trop long : { $max } caractères au maximum.
email-wrong = L’adresse doit ressembler à name@example.org.
email-long = L’adresse est trop longue : { $max } caractères au maximum.
website-wrong = Le site web doit ressembler à https://example.org.
website-long = L’adresse du site est trop longue : { $max } caractères au maximum.
misfit = Ce n’est pas valide.

## Signing in
sign-in = Se connecter
sign-out = Se déconnecter
signed-in = Votre session est ouverte.
commenting-as = Vous commentez en tant que { $name }
account = Votre compte
signin-intro = Nous vous envoyons un code par e-mail. Pas de mot de passe, et personne ne voit votre adresse.
signin-send = Recevoir un code
sent-to = Un e-mail est en route vers { $name }. Il contient un code et un lien, valables 15 minutes.
signin-code = Code
signin-another = Demander un autre e-mail
continue-as = Continuer en tant que { $name }
signin-as-other = Ou avec une autre adresse
continue-with = Continuer avec { $name }
or-by-mail = Ou par e-mail
provider-away = Le service choisi ne répond pas correctement pour le moment. Merci de réessayer dans une minute ou de vous connecter autrement.
provider-stopped = La connexion n’a pas abouti : elle a été interrompue, par vous ou par le service choisi. Vous pouvez réessayer ou vous connecter autrement.
provider-failed = La connexion n’a pas abouti : la réponse reçue ne correspond pas à cette tentative, ou bien elle est trop ancienne. Merci de réessayer.
code-wrong = Ce n’est pas le code de notre e-mail, ou bien il a expiré.
letter-old = Cet e-mail est trop ancien ou a déjà servi. Merci d’en demander un autre.
too-often-letters = Cela fait beaucoup en peu de temps. Merci d’attendre un peu avant de réessayer.
home-old = Ce lien est trop ancien ou a déjà servi. Rechargez la page des commentaires pour en obtenir un autre.
back-to-post = Retour à l’article
close-window = Vous pouvez fermer cette fenêtre.
name-borrowed = Une personne qui s’occupe de ce blog porte ce nom. Si c’est vous, merci de vous connecter.
banned = Ce compte ne peut pas commenter ici.
letter-subject = Votre code : { $code }
letter = Votre code pour les commentaires sur { $site } est { $code }.
letter-link = Ou ouvrez cette adresse : { $link }
letter-local = L’envoi d’e-mails n’est pas configuré ici : l’e-mail se trouve dans le journal du service, et à l’adresse de consultation des e-mails indiquée au démarrage.
letter-end = Cet e-mail est valable 15 minutes. Si vous ne l’avez pas demandé, quelqu’un s’est trompé en tapant son adresse, et vous n’avez rien à faire.
moved-subject = Votre adresse a été modifiée
moved = Votre compte pour les commentaires sur { $site } a maintenant une autre adresse ; celle-ci ne permet plus de se connecter. Si ce n’était pas vous, merci d’écrire à la personne qui s’occupe du blog.

## One's own account
account-intro = Voici ce qui est enregistré à votre sujet. Le téléchargement contient toutes les entrées, y compris les anciennes.
account-download = Télécharger en JSON
profile = Ce que les autres voient
ways = Autres moyens de connexion
way-remove = Retirer
last-way-in = Sans ce moyen, personne ne pourrait plus se connecter à votre compte. Ajoutez-en d’abord un autre, ou supprimez votre compte ci-dessous.
sessions = Vos sessions ouvertes
this-one = ici
sign-out-everywhere = Se déconnecter partout
own-comments = Vos commentaires
no-own-comments = Vous n’avez encore rien écrit.
erase = Partir pour de bon
erase-intro = Votre adresse, votre nom et vos sessions sont effacés aussitôt, sans retour possible.
erase-take = Supprimer aussi mes commentaires
erase-keep = Garder ce que j’ai écrit, sans mon nom
erase-sure = Oui, je veux partir pour de bon
erase-unsure = Merci de confirmer que vous voulez partir.
erase-button = Supprimer mon compte
erased-title = Votre compte est supprimé
erased-text = Plus rien n’est enregistré à votre sujet. Les pages encore ouvertes l’oublient en quelques secondes.

email-new = Une autre adresse
email-taken = Quelqu’un d’autre utilise déjà cette adresse ici.
no-mail = L’envoi d’e-mails n’est pas configuré ici.
invitation = Invitation
invitation-old = Ce lien est trop ancien ou a déjà servi. Merci d’en demander un autre.
invited-owner = On vous invite à gérer les commentaires sur { $name }.
invited-moderator = On vous invite à modérer les commentaires sur { $name }.
accept = Accepter
adopt = Ajouter ce que j’ai écrit en invité

## Pages that only say something
nothing-here = Rien ici
nothing-here-text = Il n’y a pas de page à cette adresse.
no-such-site = Site inconnu
no-such-site-text = Les commentaires de cette page ne sont pas encore configurés. Si c’est la vôtre, ajoutez son site avec : afterword site add KEY https://your.blog
no-such-post = Article inconnu
no-such-post-text = Le nom de l’article dans cette adresse est trop long, ou contient des caractères invisibles ou des segments comme `..`.
not-from-here = Formulaire venu d’ailleurs
not-from-here-text = Ce formulaire a été envoyé depuis une page qui n’appartient pas à ce site. Si cette page est la vôtre, ajoutez son origine avec : afterword site add KEY ORIGIN
not-posted = Non publié

## For the script
published = Votre commentaire est publié
unreachable = Le serveur est injoignable. Votre texte est toujours là : réessayez dans un instant.
now = à l’instant
news =
    .one = # nouveau commentaire
    .many = # de nouveaux commentaires
    .other = # nouveaux commentaires

## Moderation in the thread
not-shown = Ce commentaire n’est pas affiché.
held = En attente d’approbation : personne d’autre ne le voit
held-thanks = Merci. Votre commentaire est enregistré et sera affiché dès qu’il aura été approuvé.
turned-down = Non publié : personne d’autre ne le voit
report = Signaler
report-question = Pourquoi faudrait-il examiner ce commentaire ?
report-spam = C’est du spam
report-abuse = Il insulte, menace ou incite à la haine
report-private = Il révèle la vie privée de quelqu’un
report-illegal = Il enfreint la loi
report-off-topic = Il n’a rien à voir avec l’article
reported = Merci. Quelqu’un va examiner ce commentaire.
approve = Approuver
mark-spam = Spam
remove = Retirer
undo = Annuler
pin = Épingler
unpin = Détacher
lock-thread = Clore la conversation
unlock-thread = Rouvrir la conversation
moderate = Modération
members-only = Merci de vous connecter pour commenter ici. Votre texte est conservé.
staff-only = Seuls les auteurs de ce blog commentent ici. Votre texte est conservé.
not-staff = C’est réservé aux personnes qui s’occupent des commentaires de ce blog.

## The desk of the moderators
desk-queue = Commentaires
desk-log = Décisions
desk-settings = Règles
desk-owners-only = Seul le propriétaire d’un site en modifie les règles.
desk-kinds = Types de commentaires
desk-pending = En attente
desk-reported = Signalé
desk-spam = Spam
desk-rejected = Retiré
desk-published = Publié
desk-all = Tous
desk-site = Site
desk-all-sites = Tous les sites
desk-rule = Règle qui a décidé
desk-all-rules = Toutes les règles
desk-search = Chercher des mots et des noms
desk-find = Chercher
desk-behind = La modération lit encore les fils : quelques commentaires manquent ici pour un instant.
desk-news = Du nouveau : l’afficher
desk-empty = Rien ici. Tout a été traité.
desk-ticked = Sélection :
desk-tick = Sélectionner
desk-by-person = Tout de cette personne
desk-from-network = Tout ce qui vient de ce réseau
desk-banned = blocage actif
desk-ban = Bloquer cette personne
desk-ban-network = Retenir tout ce qui vient de ce réseau
desk-unban = Lever le blocage
desk-show-all = Tout afficher à nouveau
desk-held = Retenu
desk-let-pass = Laissé passer
desk-held-by-reports = Retenu après des signalements de lecteurs
desk-rules-order = Les règles sont consultées dans cet ordre ; la première qui a quelque chose à dire décide :
desk-more = Plus
desk-thread = Cette conversation
desk-history = Historique
desk-next = Plus anciens
desk-keys = Touches
desk-no-decisions = Rien n’a encore été décidé.
desk-total = { $n ->
    [one] { $n } commentaire
   *[other] { $n } commentaires
}
desk-every = { $n ->
    [one] Décider pour le seul qui correspond
   *[other] Décider pour les { $n } qui correspondent
}
desk-decided = { $n ->
    [one] Décision prise pour { $n } commentaire.
   *[other] Décision prise pour { $n } commentaires.
}
desk-deciding = Décision en cours : { $n } commentaires traités sur { $of }.

## The rules of a site
rule-staff = Écrit par l’équipe
rule-network = Vient d’un réseau que vous retenez
rule-everything = Tous les commentaires sont retenus
rule-trap = Un champ que les gens ne voient pas est rempli
rule-haste = Écrit plus vite qu’une personne n’écrit
rule-words = Contient un mot ou un lien de votre liste
rule-duplicate = La même chose a été dite ailleurs
rule-known = Son auteur est connu ici
rule-first = Un des premiers de son auteur
rule-links = Beaucoup de liens d’un inconnu
rule-new-hosts = Liens d’un inconnu vers de nouveaux sites
rule-proof = Arrivé sans le travail d’un navigateur
rule-learned = Ressemble à ce que vous avez marqué comme spam
rule-akismet = Akismet a des doutes, ou n’a pas répondu
rule-open = Rien ne s’y oppose
rules-who = Qui peut commenter
who-everybody = Tout le monde : un nom suffit
who-members = Toute personne connectée
who-staff = Seulement l’équipe
rules-hold = Ce qui attend votre approbation
rules-hold-all = Tous les commentaires
rules-hold-first = premiers commentaires de chaque personne (0 : aucun)
rules-most-links = liens sont acceptés d’un inconnu ; au-delà, le commentaire attend (vide : sans limite)
rules-publish-known = Ceux qui sont déjà venus, et dont tout était en règle, sont publiés aussitôt
rules-suspicion = Ce qui semble l’œuvre d’une machine : champs cachés, précipitation, mêmes mots ailleurs, et ce qui ressemble à votre spam
rules-proof = Demander aux navigateurs un instant de travail ; ce qui arrive sans lui (même de personnes sans scripts) attend
rules-akismet = Interroger Akismet sur les commentaires d’inconnus. Le texte, le nom, l’adresse e-mail, le site web et l’adresse réseau quittent alors ce serveur
rules-no-akismet = La configuration de ce service n’a pas de clé pour Akismet : il n’est donc pas interrogé.
rules-words = Mots, expressions et hôtes qui font attendre un commentaire, un par ligne
rules-words-wrong = { $most } lignes au maximum, de { $longest } caractères chacune.
rules-further = Autres règles
rules-close-after = jours après son premier commentaire, une conversation est close (vide : jamais)
rules-reports = lecteurs d’autant de réseaux masquent un commentaire par leurs signalements, jusqu’à ce que vous l’examiniez (vide : jamais)
rules-never-refused = Aucune règle ne jette un commentaire : ce qui est retenu attend dans la modération.

## Letters about what waits
notify-subject = { $n ->
    [one] Un commentaire est en attente sur { $site }
   *[other] { $n } commentaires sont en attente sur { $site }
}
notify-intro = Voici ce qui attend votre décision :
notify-more = { $n ->
    [one] Et encore { $n } autre.
   *[other] Et encore { $n } autres.
}
notify-desk = Tout se trouve dans la modération :
notify-why = Vous recevez cet e-mail parce que vous vous occupez des commentaires sur { $site }. Sa fréquence se choisit dans la modération, sous « Règles ».
link-title = Décider pour un commentaire
link-unsure = Rien n’est décidé tant que vous n’appuyez pas sur un bouton.
link-old = Ce lien n’est plus valable. Le commentaire se trouve dans la modération.
link-done = Merci. C’est décidé.
rules-notify = E-mails sur ce qui attend
notify-never = Aucun
notify-soon = Dès que quelque chose attend, regroupé pendant quelques minutes
notify-hourly = Une fois par heure au maximum
notify-daily = Une fois par jour au maximum
