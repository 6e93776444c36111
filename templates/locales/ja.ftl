# 日本語の Afterword。

## The thread
count = { $n ->
    [0] コメント
   *[other] { $n }件のコメント
}
empty = まだコメントはありません。最初のひとことをどうぞ。
sort = 並べ替え
sort-oldest = 古い順
sort-newest = 新しい順
sort-liked = いいねの多い順
more = { $n ->
   *[other] さらに{ $n }件のコメントを表示
}
rest = { $n ->
   *[other] このスレッドの続きを読む（返信あと{ $n }件）
}
one-conversation = 1つの会話だけを表示しています。
all-comments = すべてのコメントを表示
locked = コメントの受付は終了しました。これまでのコメントは引き続き読めます。
stale = 新しいコメントが表示されていない可能性があります。コメントの保存先が現在応答していません。
away = 現在コメントを表示できません。コメントは失われていません。1分ほどしてからもう一度お試しください。
left-out = 今回はコメントを表示していません。
latest = 最新のコメント

## A comment
reply = 返信
like = いいね
edit = 編集
delete = 削除
edited = 編集済み
pinned = ピン留め
owner = 著者
replies = 返信
gone = このコメントは削除されました。
in-reply-to = { $name }さんへの返信
when = { $year }年{ $month }月{ $day }日 { $time } UTC

## The composer
write = コメントを書く
replying-to = { $name }さんに返信
cancel = キャンセル
comment-label = コメント
name-label = 名前
email-label = メールアドレス
email-note = 任意・公開されません
website-label = ウェブサイト
website-note = 任意
hint = Markdownが使えます：
hint-bold = 太字
hint-italic = 斜体
hint-code = コード
hint-quote = 引用
hint-link = リンク
preview = プレビュー
post = コメントを投稿
edit-label = あなたのコメント
save = 保存
delete-question = このコメントを完全に削除しますか？
keep = 削除しない
here-it-is = こちらです。

## Reactions to the post
react = この記事はいかがでしたか？
reaction-like = いいね
reaction-love = 大好き
reaction-laugh = 面白い
reaction-wow = 驚いた
reaction-sad = 悲しい

## What went wrong
not-stored = コメントを保存できませんでした。入力した内容は残っています。1分ほどしてからもう一度送信してください。
not-done = 今は処理できませんでした。1分ほどしてからもう一度お試しください。
too-often = 短い時間に送信が多すぎます。入力した内容は残っています。1分ほどしてからもう一度送信してください。
too-large = 1件のコメントとしては長すぎます。20,000文字以内にしてください。
too-slow = 届くまでに時間がかかりすぎました。もう一度送信してください。
no-site = このページではコメントを利用できなくなりました。入力した内容は残っています。
foreign = このページからはコメントを送信できません。入力した内容は残っています。
not-a-form = フォームとして受け取れませんでした。もう一度お試しください。
back-button = ブラウザの「戻る」ボタンで、入力した内容に戻れます。
said = 同じコメントをすでに投稿しています。
no-parent = 返信先のコメントはもうありません。独立したコメントとして投稿できます。
no-comment = このコメントはもうありません。
not-yours = このコメントは別のブラウザで書かれたため、ここでは変更できません。
too-late = このコメントを編集できる時間は過ぎました。
closed = コメントの受付は終了しました。入力した内容は残っています。
switched-off = この機能はここでは無効になっています。
name-missing = 名前を入力してください。
name-long = 名前が長すぎます。{ $max }文字以内にしてください。
body-missing = コメントを入力してください。
body-long = コメントが長すぎます。{ $max }文字以内にしてください。
email-wrong = メールアドレスは name@example.org のような形で入力してください。
email-long = メールアドレスが長すぎます。{ $max }文字以内にしてください。
website-wrong = ウェブサイトは https://example.org のような形で入力してください。
website-long = ウェブサイトのアドレスが長すぎます。{ $max }文字以内にしてください。
misfit = 内容が正しくありません。

## Pages that only say something
nothing-here = ここには何もありません
nothing-here-text = このアドレスにページはありません。
no-such-site = サイトが見つかりません
no-such-site-text = このページのコメントはまだ設定されていません。ご自身のページでしたら、次のコマンドでサイトを追加してください： afterword site add KEY https://your.blog
no-such-post = 記事が見つかりません
no-such-post-text = このアドレスにある記事の名前が長すぎるか、目に見えない文字や `..` のような区切りが含まれています。
not-from-here = 送信元が違います
not-from-here-text = このフォームは、このサイトのものではないページから送信されました。ご自身のページでしたら、次のコマンドでオリジンを追加してください： afterword site add KEY ORIGIN
not-posted = 投稿されませんでした

## For the script
published = コメントが公開されました
unreachable = サーバーに接続できません。入力した内容は残っています。少し待ってからもう一度お試しください。
now = たった今
news =
    .other = 新しいコメント#件
