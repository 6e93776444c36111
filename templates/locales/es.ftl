# Afterword en español.

## The thread
count = { $n ->
    [0] Comentarios
    [one] 1 comentario
   *[other] { $n } comentarios
}
empty = Nadie ha dicho nada todavía. La primera palabra es tuya.
sort = Ordenar por
sort-oldest = Más antiguos
sort-newest = Más recientes
sort-liked = Más populares
more = { $n ->
    [one] Mostrar 1 comentario más
   *[other] Mostrar { $n } comentarios más
}
rest = { $n ->
    [one] Seguir este hilo (1 respuesta más)
   *[other] Seguir este hilo ({ $n } respuestas más)
}
one-conversation = Estás leyendo una sola conversación.
all-comments = Mostrar todos los comentarios
locked = Esta conversación está cerrada. Todavía se puede leer.
stale = Puede que aquí falten comentarios nuevos: su base de datos no responde en este momento.
away = Ahora mismo no se pueden mostrar los comentarios. No se han perdido: vuelve a intentarlo en un minuto.
left-out = Esta vez no se muestran los comentarios.
latest = Últimos comentarios

## A comment
reply = Responder
like = Me gusta
edit = Editar
delete = Eliminar
edited = editado
pinned = Fijado
owner = Autor
moderator = Moderador
replies = Respuestas
gone = Este comentario se ha eliminado.
erased = [eliminado]
nobody = Alguien
in-reply-to = en respuesta a { $name }
when = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }, { $time } UTC

## The composer
write = Escribe un comentario
replying-to = Respuesta a { $name }
cancel = Cancelar
comment-label = Comentario
name-label = Nombre
email-label = Correo electrónico
email-note = opcional, nunca se muestra
website-label = Sitio web
website-note = opcional
hint = Puedes usar Markdown:
hint-bold = negrita
hint-italic = cursiva
hint-code = código
hint-quote = cita
hint-link = enlace
preview = Vista previa
post = Publicar comentario
edit-label = Tu comentario
save = Guardar
delete-question = ¿Eliminar este comentario para siempre?
keep = Conservar
here-it-is = Aquí está.

## Reactions to the post
react = ¿Qué te parece esta entrada?
reaction-like = Me gusta
reaction-love = Me encanta
reaction-laugh = Divertido
reaction-wow = Sorprendente
reaction-sad = Triste

## What went wrong
not-stored = No se ha podido guardar tu comentario. Tu texto sigue aquí: vuelve a enviarlo en un minuto.
not-done = No se ha podido hacer. Vuelve a intentarlo en un minuto.
too-often = Eso ha sido mucho en poco tiempo. Tu texto sigue aquí: vuelve a enviarlo en un minuto.
too-large = Es demasiado para un solo comentario: caben 20 000 caracteres como máximo.
too-slow = Tu texto ha tardado demasiado en llegar. Vuelve a enviarlo.
no-site = Los comentarios de esta página ya no están configurados. Tu texto sigue aquí.
foreign = Esta página no tiene permiso para enviar comentarios aquí. Tu texto sigue aquí.
not-a-form = Esto no ha llegado como formulario. Vuelve a intentarlo.
back-button = Con el botón «Atrás» del navegador vuelves a tu texto.
said = Ya lo has dicho.
no-parent = El comentario al que respondes ya no está. Puedes publicar tu texto como un comentario aparte.
no-comment = Este comentario ya no está.
not-yours = Este comentario se escribió con otro navegador, así que aquí no se puede cambiar.
too-late = El plazo para editar este comentario ya ha pasado.
closed = Esta conversación está cerrada. Tu texto sigue aquí.
switched-off = Esto está desactivado aquí.
name-missing = Falta el nombre.
name-long = El nombre es demasiado largo: caben { $max } caracteres como máximo.
body-missing = Falta el comentario.
body-long = El comentario es demasiado largo: caben { $max } caracteres como máximo.
email-wrong = La dirección debe parecerse a name@example.org.
email-long = La dirección es demasiado larga: caben { $max } caracteres como máximo.
website-wrong = El sitio web debe parecerse a https://example.org.
website-long = La dirección del sitio es demasiado larga: caben { $max } caracteres como máximo.
misfit = Esto no es válido.

## Signing in
sign-in = Iniciar sesión
sign-out = Cerrar sesión
signed-in = Has iniciado sesión.
commenting-as = Comentas como { $name }
account = Tu cuenta
signin-intro = Te enviamos un código por correo. No hace falta contraseña, y nadie ve tu dirección.
signin-send = Enviarme un código
sent-to = Hay un correo en camino a { $name }. Lleva un código y un enlace, válidos durante 15 minutos.
signin-code = Código
signin-another = Pedir otro correo
continue-as = Continuar como { $name }
signin-as-other = O con otra dirección
continue-with = Continuar con { $name }
or-by-mail = O por correo
provider-away = El servicio que has elegido no responde como debería en este momento. Vuelve a intentarlo en un minuto o inicia sesión de otra forma.
provider-stopped = No has iniciado sesión: el proceso se ha interrumpido, por tu parte o por la del servicio que has elegido. Puedes volver a intentarlo o iniciar sesión de otra forma.
provider-failed = No has iniciado sesión: la respuesta no corresponde a este intento o es demasiado antigua. Vuelve a intentarlo.
code-wrong = Este no es el código de nuestro correo, o ya ha caducado.
letter-old = Este correo es demasiado antiguo o ya se ha usado. Pide otro.
too-often-letters = Eso ha sido mucho en poco tiempo. Espera un rato y vuelve a intentarlo.
home-old = Este enlace es demasiado antiguo o ya se ha usado. Vuelve a cargar la página de los comentarios y tendrás otro.
back-to-post = Volver a la entrada
close-window = Puedes cerrar esta ventana.
name-borrowed = Así se llama alguien que lleva este blog. Si eres tú, inicia sesión.
banned = Esta cuenta no puede comentar aquí.
letter-subject = Tu código: { $code }
letter = Tu código para los comentarios de { $site } es { $code }.
letter-link = O abre esta dirección: { $link }
letter-local = El correo no está configurado aquí: el mensaje está en el registro del servicio y en la dirección para ver los correos que este indicó al arrancar.
letter-end = Este correo es válido durante 15 minutos. Si no lo has pedido, alguien se ha equivocado al escribir su dirección y no tienes que hacer nada.
moved-subject = Se ha cambiado tu dirección
moved = Tu cuenta para los comentarios de { $site } tiene ahora otra dirección; con esta ya no se puede iniciar sesión. Si no has sido tú, escribe a quien lleva el blog.

## One's own account
account-intro = Esto es lo que se guarda sobre ti. La descarga incluye todos los registros, también los anteriores.
account-download = Descargar como JSON
profile = Cómo te ven los demás
ways = Otras formas de iniciar sesión
way-remove = Quitar
last-way-in = Si la quitas, nadie podrá iniciar sesión en tu cuenta. Añade antes otra forma, o elimina tu cuenta más abajo.
sessions = Dónde has iniciado sesión
this-one = aquí
sign-out-everywhere = Cerrar sesión en todas partes
own-comments = Tus comentarios
no-own-comments = Todavía no has escrito nada.
erase = Irse para siempre
erase-intro = Tu dirección, tu nombre y tus sesiones se eliminan al momento y no se pueden recuperar.
erase-take = Eliminar también mis comentarios
erase-keep = Conservar lo que he escrito, sin mi nombre
erase-sure = Sí, quiero irme para siempre
erase-unsure = Confirma que quieres irte.
erase-button = Eliminar mi cuenta
erased-title = Tu cuenta se ha eliminado
erased-text = Ya no se guarda nada sobre ti. Las páginas abiertas lo olvidan en unos segundos.

email-new = Otra dirección
email-taken = Otra persona ya usa esta dirección aquí.
no-mail = El correo no está configurado aquí.
invitation = Invitación
invitation-old = Este enlace es demasiado antiguo o ya se ha usado. Pide otro.
invited-owner = Te invitan a llevar los comentarios de { $name }.
invited-moderator = Te invitan a moderar los comentarios de { $name }.
accept = Aceptar
adopt = Añadir lo que escribí como invitado

## Pages that only say something
nothing-here = Aquí no hay nada
nothing-here-text = No hay ninguna página en esta dirección.
no-such-site = No existe ese sitio
no-such-site-text = Los comentarios de esta página aún no están configurados. Si es tuya, añade su sitio con: afterword site add KEY https://your.blog
no-such-post = No existe esa entrada
no-such-post-text = El nombre de la entrada en esta dirección es demasiado largo, o tiene caracteres invisibles o pasos como `..`.
not-from-here = No viene de aquí
not-from-here-text = Este formulario se envió desde una página que no pertenece a este sitio. Si la página es tuya, añade su origen con: afterword site add KEY ORIGIN
not-posted = No publicado

## For the script
published = Tu comentario está publicado
unreachable = No se puede conectar con el servidor. Tu texto sigue aquí: vuelve a intentarlo en un momento.
now = ahora mismo
news =
    .one = # comentario nuevo
    .many = # de comentarios nuevos
    .other = # comentarios nuevos

## Moderation in the thread
not-shown = Este comentario no se muestra.
held = Pendiente de aprobación: solo lo ves tú
held-thanks = Gracias. Tu comentario se ha guardado y se mostrará en cuanto se apruebe.
turned-down = No publicado: solo lo ves tú
report = Denunciar
report-question = ¿Por qué debería alguien revisar este comentario?
report-spam = Es spam
report-abuse = Insulta, amenaza o incita al odio
report-private = Revela cosas privadas de alguien
report-illegal = Infringe la ley
report-off-topic = No tiene nada que ver con la entrada
reported = Gracias. Alguien revisará este comentario.
approve = Aprobar
mark-spam = Spam
remove = Retirar
undo = Deshacer
pin = Fijar
unpin = Desfijar
lock-thread = Cerrar la conversación
unlock-thread = Volver a abrir la conversación
moderate = Moderación
members-only = Inicia sesión para comentar aquí. Tu texto se conserva.
staff-only = Aquí solo comentan los autores de este blog. Tu texto se conserva.
not-staff = Eso solo pueden hacerlo quienes llevan los comentarios de este blog.

## The desk of the moderators
desk-queue = Comentarios
desk-log = Decisiones
desk-settings = Reglas
desk-owners-only = Solo quien es propietario de un sitio cambia sus reglas.
desk-kinds = Tipos de comentarios
desk-pending = Pendiente
desk-reported = Denunciado
desk-spam = Spam
desk-rejected = Retirado
desk-published = Publicado
desk-all = Todos
desk-site = Sitio
desk-all-sites = Todos los sitios
desk-rule = Regla que decidió
desk-all-rules = Todas las reglas
desk-search = Buscar palabras y nombres
desk-find = Buscar
desk-behind = La moderación aún está leyendo los hilos: por un momento faltan aquí algunos comentarios.
desk-news = Hay novedades: mostrarlas
desk-empty = Aquí no hay nada. Todo está atendido.
desk-ticked = Seleccionados:
desk-tick = Seleccionar
desk-by-person = Todo lo de esta persona
desk-from-network = Todo lo de esta red
desk-banned = bloqueada
desk-ban = Bloquear a esta persona
desk-ban-network = Retener todo lo de esta red
desk-unban = Quitar el bloqueo
desk-show-all = Volver a mostrar todo
desk-held = Retenido
desk-let-pass = Admitido
desk-held-by-reports = Retenido por denuncias de lectores
desk-rules-order = Las reglas se consultan en este orden; decide la primera que tiene algo que decir:
desk-more = Más
desk-thread = Esta conversación
desk-history = Historial
desk-next = Más antiguos
desk-keys = Teclas
desk-no-decisions = Todavía no se ha decidido nada.
desk-total = { $n ->
    [one] 1 comentario
   *[other] { $n } comentarios
}
desk-every = { $n ->
    [one] Decidir sobre el único que coincide
   *[other] Decidir sobre los { $n } que coinciden
}
desk-decided = { $n ->
    [one] Se ha decidido sobre 1 comentario.
   *[other] Se ha decidido sobre { $n } comentarios.
}
desk-deciding = Decidiendo: van { $n } de { $of } comentarios.

## The rules of a site
rule-staff = Escrito por el equipo
rule-network = Viene de una red que retienes
rule-everything = Se retienen todos los comentarios
rule-trap = Hay texto en un campo que las personas no ven
rule-haste = Escrito más rápido de lo que escribe una persona
rule-words = Tiene una palabra o un enlace de tu lista
rule-duplicate = Lo mismo se ha dicho en otro lugar
rule-known = Aquí se conoce a quien lo escribe
rule-first = Uno de los primeros de quien lo escribe
rule-links = Muchos enlaces de alguien desconocido
rule-new-hosts = Enlaces a lugares nuevos de alguien desconocido
rule-proof = Ha llegado sin el trabajo de un navegador
rule-learned = Se parece a lo que has marcado como spam
rule-akismet = Akismet tiene dudas o no ha respondido
rule-open = Nada en contra
rules-who = Quién puede comentar
who-everybody = Todo el mundo: basta un nombre
who-members = Quien haya iniciado sesión
who-staff = Solo el equipo
rules-hold = Lo que espera tu aprobación
rules-hold-all = Todos los comentarios
rules-hold-first = primeros comentarios de cada persona (0: ninguno)
rules-most-links = enlaces se admiten de alguien desconocido; con más, el comentario espera (vacío: sin límite)
rules-publish-known = Quien ya ha estado aquí, y siempre sin problemas, se publica al momento
rules-suspicion = Lo que parece obra de una máquina: campos ocultos, prisas, las mismas palabras en otro lugar y lo que se parece a tu spam
rules-proof = Pedir a los navegadores un momento de trabajo; lo que llega sin él (también de personas sin scripts) espera
rules-akismet = Consultar a Akismet sobre los comentarios de desconocidos. El texto, el nombre, la dirección de correo, el sitio web y la dirección de red salen entonces de este servidor
rules-no-akismet = La configuración de este servicio no tiene clave de Akismet, así que no se le consulta.
rules-words = Palabras, frases y hosts que hacen esperar a un comentario, uno por línea
rules-words-wrong = Caben { $most } líneas como máximo, de { $longest } caracteres cada una.
rules-further = Otras reglas
rules-close-after = días después de su primer comentario se cierra una conversación (vacío: nunca)
rules-reports = lectores de otras tantas redes ocultan un comentario con sus denuncias hasta que lo revises (vacío: nunca)
rules-never-refused = Ninguna regla tira un comentario: lo retenido espera en la moderación.

## Letters about what waits
notify-subject = { $n ->
    [one] Hay un comentario pendiente en { $site }
   *[other] Hay { $n } comentarios pendientes en { $site }
}
notify-intro = Esto espera tu decisión:
notify-more = { $n ->
    [one] Y 1 más.
   *[other] Y { $n } más.
}
notify-desk = Todo está en la moderación:
notify-why = Recibes este correo porque llevas los comentarios de { $site }. Con qué frecuencia llega se elige en la moderación, en «Reglas».
link-title = Decidir sobre un comentario
link-unsure = No se decide nada hasta que pulses un botón.
link-old = Este enlace ya no es válido. El comentario está en la moderación.
link-done = Gracias. Queda decidido.
rules-notify = Correos sobre lo que espera
notify-never = Ninguno
notify-soon = En cuanto algo espera, agrupado durante unos minutos
notify-hourly = Una vez por hora como máximo
notify-daily = Una vez al día como máximo
