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
replies = 回复
gone = 这条评论已被删除。
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
