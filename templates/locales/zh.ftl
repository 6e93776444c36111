# 简体中文的 Afterword。

## The thread
count = { $n ->
    [0] 评论
   *[other] { $n } 条评论
}
empty = 还没有人发言，来说第一句吧。
sort = 排序
sort-oldest = 最早
sort-newest = 最新
sort-liked = 最多赞
more = { $n ->
   *[other] 再显示 { $n } 条评论
}
rest = { $n ->
   *[other] 继续阅读这个讨论（还有 { $n } 条回复）
}
one-conversation = 这里只显示其中一个讨论。
all-comments = 显示全部评论
locked = 评论已关闭，但仍可阅读。
stale = 这里可能缺少新的评论：评论存储暂时没有响应。
away = 暂时无法显示评论。评论没有丢失，请一分钟后再试。
left-out = 这次没有显示评论。
latest = 最新评论

## A comment
reply = 回复
like = 赞
edit = 编辑
delete = 删除
edited = 已编辑
pinned = 置顶
owner = 作者
moderator = 管理员
replies = 回复
gone = 这条评论已被删除。
erased = [已删除]
nobody = 匿名
in-reply-to = 回复 { $name }
when = { $year }年{ $month }月{ $day }日 { $time } UTC

## The composer
write = 写评论
replying-to = 正在回复 { $name }
cancel = 取消
comment-label = 评论
name-label = 名字
email-label = 邮箱
email-note = 选填，不会公开
website-label = 网站
website-note = 选填
hint = 支持 Markdown：
hint-bold = 粗体
hint-italic = 斜体
hint-code = 代码
hint-quote = 引用
hint-link = 链接
preview = 预览
post = 发表评论
edit-label = 你的评论
save = 保存
delete-question = 要永久删除这条评论吗？
keep = 保留
here-it-is = 就在这里。

## Reactions to the post
react = 你觉得这篇文章怎么样？
reaction-like = 赞
reaction-love = 喜欢
reaction-laugh = 好笑
reaction-wow = 惊讶
reaction-sad = 难过

## What went wrong
not-stored = 暂时无法保存你的评论。你写的内容还在这里，请一分钟后再发送。
not-done = 暂时无法完成操作，请一分钟后再试。
too-often = 短时间内发送得太多了。你写的内容还在这里，请一分钟后再发送。
too-large = 一条评论放不下这么多内容：最多 20,000 个字符。
too-slow = 你写的内容太久没有传完，请重新发送。
no-site = 本页的评论功能已不再启用。你写的内容还在这里。
foreign = 这个页面不能向这里发送评论。你写的内容还在这里。
not-a-form = 收到的内容不是表单，请再试一次。
back-button = 点浏览器的“后退”按钮，就能找回你写的内容。
said = 这句话你已经说过了。
no-parent = 你回复的评论已经不在了。你可以把写好的内容作为一条单独的评论发表。
no-comment = 这条评论已经不在了。
not-yours = 这条评论是用另一个浏览器写的，所以不能在这里修改。
too-late = 已经过了可以编辑这条评论的时间。
closed = 评论已关闭。你写的内容还在这里。
switched-off = 这里已关闭此功能。
name-missing = 还没有填写名字。
name-long = 名字太长：最多 { $max } 个字符。
body-missing = 还没有填写评论。
body-long = 评论太长：最多 { $max } 个字符。
email-wrong = 邮箱地址应该像 name@example.org 这样。
email-long = 邮箱地址太长：最多 { $max } 个字符。
website-wrong = 网站地址应该像 https://example.org 这样。
website-long = 网站地址太长：最多 { $max } 个字符。
misfit = 内容不符合要求。

## Signing in
sign-in = 登录
sign-out = 退出登录
signed-in = 你已登录。
commenting-as = 以 { $name } 的身份评论
account = 你的账号
signin-intro = 我们会把验证码发到你的邮箱。不需要密码，邮箱地址也不会公开。
signin-send = 获取验证码
sent-to = 邮件正在发往 { $name }，里面有验证码和链接，15 分钟内有效。
signin-code = 验证码
signin-another = 重新获取邮件
continue-as = 以 { $name } 的身份继续
signin-as-other = 或使用其他邮箱
continue-with = 使用 { $name } 继续
or-by-mail = 或使用邮箱登录
provider-away = 你选择的服务暂时没有正常响应，请一分钟后再试，或换一种方式登录。
provider-stopped = 你还没有登录：你或你选择的服务中断了登录。可以再试一次，或换一种方式登录。
provider-failed = 你还没有登录：返回的内容与这次登录不符，或已过期。请再试一次。
code-wrong = 验证码与邮件中的不符，或已过期。
letter-old = 这封邮件已过期或已使用过，请重新获取。
too-often-letters = 短时间内操作得太多了，请过一会儿再试。
home-old = 这个链接已过期或已使用过。重新加载评论所在的页面，就会有新的链接。
back-to-post = 返回文章
close-window = 你可以关闭这个窗口了。
name-borrowed = 这是本博客管理者的名字。如果就是你，请登录。
banned = 这个账号不能在这里评论。
letter-subject = 你的验证码：{ $code }
letter = 你在 { $site } 评论所用的验证码是 { $code }。
letter-link = 也可以打开这个地址： { $link }
letter-local = 这里没有设置邮件发送：邮件在服务的日志里，也可以在服务启动时给出的邮件查看地址中找到。
letter-end = 这封邮件 15 分钟内有效。如果不是你要的，那是有人输错了邮箱地址，你不用做任何事。
moved-subject = 你的邮箱地址已更改
moved = 你在 { $site } 评论所用的账号已改用另一个邮箱地址，这个地址不能再用来登录。如果不是你本人操作，请联系博客的管理者。

## One's own account
account-intro = 这里是保存的关于你的信息。下载的文件包含全部记录，以前的也在内。
account-download = 下载为 JSON
profile = 别人看到的你
ways = 其他登录方式
way-remove = 移除
last-way-in = 移除后，就谁也无法登录你的账号了。请先添加其他登录方式，或在下方注销账号。
sessions = 已登录的浏览器
this-one = 当前
sign-out-everywhere = 全部退出登录
own-comments = 你的评论
no-own-comments = 你还没有写过评论。
erase = 永久离开
erase-intro = 你的邮箱地址、名字和登录记录会立即清除，无法恢复。
erase-take = 同时删除我的评论
erase-keep = 保留我的评论，但去掉名字
erase-sure = 是的，我要永久离开
erase-unsure = 请确认你要离开。
erase-button = 注销账号
erased-title = 你的账号已注销
erased-text = 这里不再保存任何关于你的信息。已打开的页面也会在几秒内清除。

email-new = 新的邮箱地址
email-taken = 这里已有其他人使用这个邮箱地址。
no-mail = 这里没有设置邮件发送。
invitation = 邀请
invitation-old = 这个链接已过期或已使用过，请再要一个新的。
invited-owner = 你受邀负责 { $name } 的评论。
invited-moderator = 你受邀担任 { $name } 的评论管理员。
accept = 接受
adopt = 添加我以访客身份写的内容

## Pages that only say something
nothing-here = 这里什么也没有
nothing-here-text = 这个地址没有对应的页面。
no-such-site = 没有这个网站
no-such-site-text = 本页的评论还没有设置好。如果这是你的页面，请用以下命令添加网站： afterword site add KEY https://your.blog
no-such-post = 没有这篇文章
no-such-post-text = 地址中的文章名称太长，或含有看不见的字符，或含有 `..` 之类的路径。
not-from-here = 来源不符
not-from-here-text = 这个表单来自不属于本站的页面。如果那是你的页面，请用以下命令添加它的来源（origin）： afterword site add KEY ORIGIN
not-posted = 未能发表

## For the script
published = 你的评论已发表
unreachable = 无法连接服务器。你写的内容还在这里，请稍后再试。
now = 刚刚
news =
    .other = # 条新评论

## Moderation in the thread
not-shown = 这条评论没有显示。
held = 等待审核：只有你能看到
held-thanks = 谢谢。你的评论已保存，审核通过后就会显示。
turned-down = 未发表：只有你能看到
report = 举报
report-question = 为什么应该有人来看看这条评论？
report-spam = 这是垃圾评论
report-abuse = 含有侮辱、威胁或仇恨
report-private = 透露了他人的隐私
report-illegal = 违反法律
report-off-topic = 与文章无关
reported = 谢谢。会有人来看这条评论。
approve = 通过
mark-spam = 垃圾评论
remove = 移除
undo = 撤销
pin = 置顶
unpin = 取消置顶
lock-thread = 关闭评论
unlock-thread = 重新开放评论
moderate = 评论管理
members-only = 请登录后在这里评论。你写的内容会保留。
staff-only = 只有本博客的作者在这里评论。你写的内容会保留。
not-staff = 只有负责本博客评论的人才能这样做。

## The desk of the moderators
desk-queue = 评论
desk-log = 处理记录
desk-settings = 规则
desk-owners-only = 只有网站的所有者才能更改它的规则。
desk-kinds = 评论类别
desk-pending = 待审核
desk-reported = 被举报
desk-spam = 垃圾评论
desk-rejected = 已移除
desk-published = 已发表
desk-all = 全部
desk-site = 网站
desk-all-sites = 全部网站
desk-rule = 起决定作用的规则
desk-all-rules = 全部规则
desk-search = 搜索内容和名字
desk-find = 搜索
desk-behind = 评论管理仍在读取各个讨论：这里暂时缺少一些评论。
desk-news = 有新内容：显示
desk-empty = 这里什么也没有，都处理完了。
desk-ticked = 已选：
desk-tick = 选择
desk-by-person = 此人的全部评论
desk-from-network = 来自此网络的全部评论
desk-banned = 已封禁
desk-ban = 封禁此人
desk-ban-network = 拦下来自此网络的全部评论
desk-unban = 解除封禁
desk-show-all = 重新显示全部
desk-held = 已拦下
desk-let-pass = 已放行
desk-held-by-reports = 因读者举报而拦下
desk-rules-order = 规则按以下顺序检查，由第一条适用的规则决定：
desk-more = 更多
desk-thread = 这个讨论
desk-history = 历史
desk-next = 更早的
desk-keys = 按键
desk-no-decisions = 还没有处理过任何评论。
desk-total = { $n ->
   *[other] { $n } 条评论
}
desk-every = { $n ->
   *[other] 处理全部 { $n } 条符合的评论
}
desk-decided = { $n ->
   *[other] 已处理 { $n } 条评论。
}
desk-deciding = 正在处理：{ $of } 条评论中已完成 { $n } 条。

## The rules of a site
rule-staff = 由管理者所写
rule-network = 来自你要拦下的网络
rule-everything = 每条评论都要拦下
rule-trap = 填写了人看不到的栏目
rule-haste = 写得比人还快
rule-words = 含有你列表中的词或链接
rule-duplicate = 别处有相同的内容
rule-known = 评论者是这里的熟人
rule-first = 评论者最初的几条评论之一
rule-links = 陌生人发的许多链接
rule-new-hosts = 陌生人发的链接，指向新的地方
rule-proof = 没有经过浏览器的计算
rule-learned = 很像你标为垃圾评论的内容
rule-akismet = Akismet 有疑问，或没有响应
rule-open = 没有发现问题
rules-who = 谁可以评论
who-everybody = 所有人：填个名字就行
who-members = 已登录的人
who-staff = 仅限管理者
rules-hold = 哪些评论等待你审核
rules-hold-all = 每条评论
rules-hold-first = 条以内，每个人最初的评论（0：无）
rules-most-links = 个以内的链接，陌生人可以发；更多则等待审核（留空：不限）
rules-publish-known = 以前来过、且一直没有问题的人，评论立即发表
rules-suspicion = 看起来像机器所为的：隐藏栏目、写得太快、别处有相同内容，以及很像你的垃圾评论的内容
rules-proof = 请浏览器做一点计算；没有经过计算的评论（包括不用脚本的人发的）等待审核
rules-akismet = 向 Akismet 查询陌生人的评论。这时内容、名字、邮箱地址、网站和网络地址会离开本服务器
rules-no-akismet = 本服务的设置里没有 Akismet 的密钥，因此不会查询。
rules-words = 使评论等待审核的词、短语和主机名，每行一个
rules-words-wrong = 最多 { $most } 行，每行最多 { $longest } 个字符。
rules-further = 其他
rules-close-after = 天后关闭评论，从第一条评论算起（留空：从不）
rules-reports = 位来自不同网络的读者举报后，先隐藏评论，等你查看（留空：从不）
rules-never-refused = 没有任何规则会丢弃评论：拦下的评论都在评论管理中等待。

## Letters about what waits
notify-subject = { $n ->
   *[other] { $site } 有 { $n } 条评论等待审核
}
notify-intro = 以下评论等待你处理：
notify-more = { $n ->
   *[other] 还有 { $n } 条。
}
notify-desk = 全部都在评论管理中：
notify-why = 你收到这封邮件，是因为你负责 { $site } 的评论。可以在评论管理的“规则”中选择多久发送一次。
link-title = 处理一条评论
link-unsure = 在你点按钮之前，不会有任何变化。
link-old = 这个链接已失效。评论在评论管理中。
link-done = 谢谢。已处理。
rules-notify = 待审核评论的邮件通知
notify-never = 不发送
notify-soon = 一有待审核的评论就发送（汇总几分钟）
notify-hourly = 最多每小时一次
notify-daily = 最多每天一次
