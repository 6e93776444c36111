# Afterword em português.

## The thread
count = { $n ->
    [0] Comentários
    [one] 1 comentário
   *[other] { $n } comentários
}
empty = Ninguém disse nada ainda. A primeira palavra é sua.
sort = Ordenar por
sort-oldest = Mais antigos
sort-newest = Mais recentes
sort-liked = Mais curtidos
more = { $n ->
    [one] Mostrar mais 1 comentário
   *[other] Mostrar mais { $n } comentários
}
rest = { $n ->
    [one] Continuar esta conversa (mais 1 resposta)
   *[other] Continuar esta conversa (mais { $n } respostas)
}
one-conversation = Você está lendo uma única conversa.
all-comments = Mostrar todos os comentários
locked = Esta conversa está encerrada, mas ainda pode ser lida.
stale = Podem faltar comentários novos aqui: o armazenamento não está respondendo no momento.
away = Não é possível mostrar os comentários no momento. Eles não se perderam: tente de novo em um minuto.
left-out = Desta vez, os comentários não são mostrados.
latest = Últimos comentários

## A comment
reply = Responder
like = Curtir
edit = Editar
delete = Excluir
edited = editado
pinned = Fixado
owner = Autor
moderator = Moderador
replies = Respostas
gone = Este comentário foi excluído.
erased = [excluído]
nobody = Alguém
in-reply-to = em resposta a { $name }
when = { $day ->
    [1] 1º
   *[other] { $day }
} de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }, { $time } UTC

## The composer
write = Escreva um comentário
replying-to = Resposta a { $name }
cancel = Cancelar
comment-label = Comentário
name-label = Nome
email-label = E-mail
email-note = opcional, nunca é exibido
website-label = Site
website-note = opcional
hint = Você pode usar Markdown:
hint-bold = negrito
hint-italic = itálico
hint-code = código
hint-quote = citação
hint-link = link
preview = Visualizar
post = Publicar comentário
edit-label = Seu comentário
save = Salvar
delete-question = Excluir este comentário para sempre?
keep = Manter
here-it-is = Aqui está.

## Reactions to the post
react = O que você achou deste post?
reaction-like = Gostei
reaction-love = Amei
reaction-laugh = Engraçado
reaction-wow = Surpreendente
reaction-sad = Triste

## What went wrong
not-stored = Não foi possível salvar seu comentário agora. Seu texto continua aqui: envie de novo em um minuto.
not-done = Não foi possível fazer isso agora. Tente de novo em um minuto.
too-often = Foi muita coisa em pouco tempo. Seu texto continua aqui: envie de novo em um minuto.
too-large = É demais para um só comentário: cabem no máximo 20.000 caracteres.
too-slow = Seu texto demorou demais para chegar. Envie de novo.
no-site = Os comentários desta página não estão mais configurados. Seu texto continua aqui.
foreign = Esta página não tem permissão para enviar comentários para cá. Seu texto continua aqui.
not-a-form = Isso não chegou como formulário. Tente de novo.
back-button = O botão Voltar do navegador traz você de volta ao seu texto.
said = Você já disse isso.
no-parent = O comentário ao qual você está respondendo não está mais aqui. Você pode publicar seu texto como um comentário separado.
no-comment = Este comentário não está mais aqui.
not-yours = Este comentário foi escrito em outro navegador, por isso não pode ser alterado aqui.
too-late = O prazo para editar este comentário já passou.
closed = Esta conversa está encerrada. Seu texto continua aqui.
switched-off = Isso está desativado aqui.
name-missing = Falta o nome.
name-long = O nome é longo demais: cabem no máximo { $max } caracteres.
body-missing = Falta o comentário.
body-long = O comentário é longo demais: cabem no máximo { $max } caracteres.
email-wrong = O endereço deve ser parecido com name@example.org.
email-long = O endereço é longo demais: cabem no máximo { $max } caracteres.
website-wrong = O site deve ser parecido com https://example.org.
website-long = O endereço do site é longo demais: cabem no máximo { $max } caracteres.
misfit = Isso não é válido.

## Signing in
sign-in = Entrar
sign-out = Sair
signed-in = Você entrou na sua conta.
commenting-as = Comentando como { $name }
account = Sua conta
signin-intro = Enviamos um código para o seu e-mail. Não precisa de senha, e ninguém vê seu endereço.
signin-send = Receber um código
sent-to = Um e-mail está a caminho de { $name }. Ele traz um código e um link, válidos por 15 minutos.
signin-code = Código
signin-another = Pedir outro e-mail
continue-as = Continuar como { $name }
signin-as-other = Ou com outro endereço
continue-with = Continuar com { $name }
or-by-mail = Ou por e-mail
provider-away = O serviço que você escolheu não está respondendo como deveria no momento. Tente de novo em um minuto ou entre de outra forma.
provider-stopped = Você não entrou na sua conta: o processo foi interrompido, por você ou pelo serviço escolhido. Você pode tentar de novo ou entrar de outra forma.
provider-failed = Você não entrou na sua conta: a resposta não corresponde a esta tentativa ou é antiga demais. Tente de novo.
code-wrong = Este não é o código do nosso e-mail, ou ele já expirou.
letter-old = Este e-mail é antigo demais ou já foi usado. Peça outro.
too-often-letters = Foi muita coisa em pouco tempo. Espere um pouco e tente de novo.
home-old = Este link é antigo demais ou já foi usado. Recarregue a página dos comentários para receber outro.
back-to-post = Voltar ao post
close-window = Você pode fechar esta janela.
name-borrowed = Este é o nome de alguém que cuida deste blog. Se for você, entre na sua conta.
banned = Esta conta não pode comentar aqui.
letter-subject = Seu código: { $code }
letter = Seu código para os comentários de { $site } é { $code }.
letter-link = Ou abra este endereço: { $link }
letter-local = O envio de e-mails não está configurado aqui: o e-mail está no log do serviço e no endereço para ver os e-mails que ele informou ao iniciar.
letter-end = Este e-mail vale por 15 minutos. Se você não pediu, alguém errou ao digitar o próprio endereço, e não é preciso fazer nada.
moved-subject = Seu endereço foi alterado
moved = Sua conta para os comentários de { $site } agora tem outro endereço; com este ninguém entra mais. Se não foi você, escreva para quem cuida do blog.

## One's own account
account-intro = Isto é o que guardamos sobre você. O download traz todos os registros, inclusive os anteriores.
account-download = Baixar em JSON
profile = Como os outros veem você
ways = Outras formas de entrar
way-remove = Remover
last-way-in = Sem esta, ninguém conseguiria entrar na sua conta. Adicione outra forma antes, ou exclua sua conta abaixo.
sessions = Sessões abertas
this-one = aqui
sign-out-everywhere = Sair de todas as sessões
own-comments = Seus comentários
no-own-comments = Você ainda não escreveu nada.
erase = Ir embora de vez
erase-intro = Seu endereço, seu nome e suas sessões são excluídos na hora e não podem ser recuperados.
erase-take = Excluir também meus comentários
erase-keep = Manter o que escrevi, sem meu nome
erase-sure = Sim, quero ir embora de vez
erase-unsure = Confirme que você quer ir embora.
erase-button = Excluir minha conta
erased-title = Sua conta foi excluída
erased-text = Não guardamos mais nada sobre você. As páginas abertas esquecem tudo em segundos.

email-new = Outro endereço
email-taken = Outra pessoa já usa este endereço aqui.
no-mail = O envio de e-mails não está configurado aqui.
invitation = Convite
invitation-old = Este link é antigo demais ou já foi usado. Peça outro.
invited-owner = Você recebeu um convite para cuidar dos comentários de { $name }.
invited-moderator = Você recebeu um convite para moderar os comentários de { $name }.
accept = Aceitar
adopt = Adicionar o que escrevi como visitante

## Pages that only say something
nothing-here = Nada por aqui
nothing-here-text = Não há nenhuma página neste endereço.
no-such-site = Este site não existe
no-such-site-text = Os comentários desta página ainda não estão configurados. Se ela é sua, adicione o site com: afterword site add KEY https://your.blog
no-such-post = Este post não existe
no-such-post-text = O nome do post neste endereço é longo demais, ou tem caracteres invisíveis ou trechos como `..`.
not-from-here = Não veio daqui
not-from-here-text = Este formulário foi enviado de uma página que não pertence a este site. Se a página é sua, adicione a origem dela com: afterword site add KEY ORIGIN
not-posted = Não publicado

## For the script
published = Seu comentário foi publicado
unreachable = Não foi possível acessar o servidor. Seu texto continua aqui: tente de novo daqui a pouco.
now = agora mesmo
news =
    .one = # novo comentário
    .many = # de novos comentários
    .other = # novos comentários

## Moderation in the thread
not-shown = Este comentário não é exibido.
held = Aguarda aprovação: só você vê
held-thanks = Obrigado. Seu comentário foi salvo e será mostrado assim que for aprovado.
turned-down = Não publicado: só você vê
report = Denunciar
report-question = Por que alguém deveria analisar este comentário?
report-spam = É spam
report-abuse = Insulta, ameaça ou incita ao ódio
report-private = Revela coisas privadas de alguém
report-illegal = Viola a lei
report-off-topic = Não tem nada a ver com o post
reported = Obrigado. Alguém vai analisar este comentário.
approve = Aprovar
mark-spam = Spam
remove = Remover
undo = Desfazer
pin = Fixar
unpin = Desafixar
lock-thread = Encerrar a conversa
unlock-thread = Reabrir a conversa
moderate = Moderação
members-only = Entre na sua conta para comentar aqui. Seu texto fica guardado.
staff-only = Só os autores deste blog comentam aqui. Seu texto fica guardado.
not-staff = Só quem cuida dos comentários deste blog pode fazer isso.

## The desk of the moderators
desk-queue = Comentários
desk-log = Decisões
desk-settings = Regras
desk-owners-only = Só o proprietário de um site muda as regras dele.
desk-kinds = Tipos de comentários
desk-pending = Aguardando
desk-reported = Denunciado
desk-spam = Spam
desk-rejected = Removido
desk-published = Publicado
desk-all = Todos
desk-site = Site
desk-all-sites = Todos os sites
desk-rule = Regra que decidiu
desk-all-rules = Todas as regras
desk-search = Buscar palavras e nomes
desk-find = Buscar
desk-behind = A moderação ainda está lendo as conversas: por um momento, faltam alguns comentários aqui.
desk-news = Há novidades: mostrar
desk-empty = Nada por aqui. Está tudo resolvido.
desk-ticked = Selecionados:
desk-tick = Selecionar
desk-by-person = Tudo desta pessoa
desk-from-network = Tudo desta rede
desk-banned = bloqueada
desk-ban = Bloquear esta pessoa
desk-ban-network = Reter tudo desta rede
desk-unban = Retirar o bloqueio
desk-show-all = Mostrar tudo de novo
desk-held = Retido
desk-let-pass = Liberado
desk-held-by-reports = Retido por denúncias de leitores
desk-rules-order = As regras são consultadas nesta ordem; a primeira que tem algo a dizer decide:
desk-more = Mais
desk-thread = Esta conversa
desk-history = Histórico
desk-next = Mais antigos
desk-keys = Teclas
desk-no-decisions = Nada foi decidido ainda.
desk-total = { $n ->
    [one] { $n } comentário
   *[other] { $n } comentários
}
desk-every = { $n ->
    [one] Decidir sobre o único que corresponde
   *[other] Decidir sobre todos os { $n } que correspondem
}
desk-decided = { $n ->
    [one] Decisão tomada sobre { $n } comentário.
   *[other] Decisão tomada sobre { $n } comentários.
}
desk-deciding = Decidindo: { $n } de { $of } comentários já foram.

## The rules of a site
rule-staff = Escrito pela equipe
rule-network = De uma rede que você retém
rule-everything = Todos os comentários são retidos
rule-trap = Um campo que as pessoas não veem foi preenchido
rule-haste = Escrito mais rápido do que uma pessoa escreve
rule-words = Tem uma palavra ou um link da sua lista
rule-duplicate = O mesmo foi dito em outro lugar
rule-known = Quem escreveu é conhecido aqui
rule-first = Um dos primeiros de quem escreveu
rule-links = Muitos links de alguém desconhecido
rule-new-hosts = Links para lugares novos de alguém desconhecido
rule-proof = Chegou sem o trabalho de um navegador
rule-learned = É parecido com o que você marcou como spam
rule-akismet = O Akismet tem dúvidas ou não respondeu
rule-open = Nada contra
rules-who = Quem pode comentar
who-everybody = Todos: basta um nome
who-members = Quem entrou na conta
who-staff = Só a equipe
rules-hold = O que aguarda sua aprovação
rules-hold-all = Todos os comentários
rules-hold-first = primeiros comentários de cada pessoa (0: nenhum)
rules-most-links = links são aceitos de alguém desconhecido; com mais, o comentário aguarda (vazio: sem limite)
rules-publish-known = Quem já esteve aqui, e sempre sem problemas, é publicado na hora
rules-suspicion = O que parece obra de uma máquina: campos ocultos, pressa, as mesmas palavras em outro lugar e o que é parecido com o seu spam
rules-proof = Pedir aos navegadores um momento de trabalho; o que chega sem ele (também de pessoas sem scripts) aguarda
rules-akismet = Consultar o Akismet sobre comentários de desconhecidos. O texto, o nome, o endereço de e-mail, o site e o endereço de rede saem então deste servidor
rules-no-akismet = A configuração deste serviço não tem chave do Akismet, por isso ele não é consultado.
rules-words = Palavras, frases e hosts que fazem um comentário aguardar, um por linha
rules-words-wrong = Cabem no máximo { $most } linhas, de { $longest } caracteres cada.
rules-further = Outras regras
rules-close-after = dias depois do primeiro comentário, a conversa é encerrada (vazio: nunca)
rules-reports = leitores de redes diferentes ocultam um comentário com suas denúncias até você analisar (vazio: nunca)
rules-never-refused = Nenhuma regra joga um comentário fora: o que é retido aguarda na moderação.

## Letters about what waits
notify-subject = { $n ->
    [one] Há um comentário aguardando em { $site }
   *[other] Há { $n } comentários aguardando em { $site }
}
notify-intro = Isto aguarda sua decisão:
notify-more = { $n ->
    [one] E mais { $n }.
   *[other] E mais { $n }.
}
notify-desk = Está tudo na moderação:
notify-why = Você recebe este e-mail porque cuida dos comentários de { $site }. A frequência se escolhe na moderação, em “Regras”.
link-title = Decidir sobre um comentário
link-unsure = Nada é decidido antes de você apertar um botão.
link-old = Este link não vale mais. O comentário está na moderação.
link-done = Obrigado. Está decidido.
rules-notify = E-mails sobre o que aguarda
notify-never = Nenhum
notify-soon = Assim que algo aguarda, reunido por alguns minutos
notify-hourly = No máximo uma vez por hora
notify-daily = No máximo uma vez por dia
