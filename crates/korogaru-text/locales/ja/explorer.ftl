## 操作する画面の言葉。

explorer-subtitle = korogaru — Momentum を操作して確かめる
explorer-lede-carried = 引き継いだ速度 αv
explorer-lede-and = と
explorer-lede-fresh = 新しい力 −ηg
explorer-lede-end = 。この 2 つの矢印の和が、ボールの経路を決めます。
explorer-lede-fresh-before = SGD は何も引き継がず、
explorer-lede-fresh-end = だけがボールを動かします。
explorer-lede-step-size = 軸ごとに、これまでの勾配から決めた歩幅で進みます。矢印はその移動です。
explorer-standing = { $step } 回目の更新の後、最小値の点に近い順(距離)
explorer-standing-lowest = { $step } 回目の更新の後、f の小さい順
explorer-another = + 別の設定
explorer-remove = 取り除く
explorer-unstable = 発散します。この設定では η を { $end } より小さくする必要があります(いまは { $lr })。
explorer-grows = η = { $lr } では f が大きくなり続け、発散します。
explorer-calmer = η を { $lr } にする
explorer-cosine = 2 つの矢印のなす角は { $degrees }°(コサイン { $cosine })です。
explorer-map-here = η { $lr }、α { $momentum }: { $count } 回の更新後の損失 { $loss }
explorer-map-here-diverges = η { $lr }、α { $momentum }: 発散
explorer-back = 1 回戻る
explorer-play = 転がす
explorer-pause = 停止
explorer-forward = 1 回進む
explorer-speed = 速さ
explorer-seek = 何回目の更新か
explorer-learning-rate = 学習率
explorer-momentum = 減衰率
explorer-method = 手法
explorer-function = 関数
explorer-presets = 記事の 5 つの例
explorer-equation-of = { $step } 回目の更新の式
explorer-at-start = これから行う 1 回目の更新の式
explorer-first-update = 速度 v はまだ 0 なので、新しい力 −ηg だけで動き出します。
explorer-all-digits = 押すと、式と表でもすべての桁を表示します
explorer-copy-embed = 埋め込み用のコードをコピー
explorer-theme = 明暗
explorer-language = 言語
explorer-position = 位置
explorer-japanese = 日本語
explorer-english = English
explorer-start = 初期値。ドラッグか矢印キーで動かせます
explorer-ball = ボール。ドラッグか矢印キーで動かすと、そこから転がり始めます
explorer-name-start = 初期値
explorer-name-ball = ボール
explorer-name-minimum = 最小値の点
explorer-start-here = ここから転がす
explorer-undo = 元に戻す
explorer-redo = やり直す
explorer-own = 自分の数式
explorer-window = 平面の表示範囲。Shift と矢印キーで動かせます
explorer-zoom-in = 拡大
explorer-zoom-out = 縮小
explorer-whole = 元の範囲に戻す
explorer-even = 縦横を同じ縮尺に
explorer-table = すべての更新の表
explorer-charts = 更新ごとの推移。2 つの矢印が加算されるか打ち消し合うか、x、y、ボールを動かしたもの、損失
explorer-now = { $step } 回目の更新。位置は { $place }、損失は { $loss } です。
explorer-form = 更新の式の形
explorer-form-book = 本
explorer-form-pytorch = PyTorch
explorer-form-meaning = PyTorch の形では η を速度の外で掛けます。ここでの v は本の −v/η で、矢印は −ηv を表します。経路は丸め誤差を除いて同じです。
explorer-take-away = 持ち出す
explorer-copy-link = リンクをコピー
explorer-drawing = GIF を描いています…
explorer-copied = コピーしました。
explorer-not-copied = ブラウザの制限でコピーできません。リンクはアドレス欄にあります。
explorer-command = コマンドでは
explorer-python = Python では
explorer-broken = リンクを読めないので、記事の最初の例を表示しています。
explorer-map = η と α の地図
explorer-map-name = η と α。点はドラッグか矢印キーで動かせます
explorer-map-point = η { $lr }、α { $momentum }
explorer-map-meaning = 色が濃いほど { $iterations } 回更新した後の損失が小さく、灰色の部分は発散します。線は理論による安定な範囲の端と臨界減衰、× は、長く続けたときの理論上の最良の組です。
explorer-no-map = 地図の軸は η と α です。この手法に α はありません。Momentum か Nesterov を選んでください。
explorer-best = 理論上の最良の値: η { $lr }、α { $momentum }
explorer-best-near = 最小値の点の近くで理論上最良の値: η { $lr }、α { $momentum }
explorer-unstable-near = 発散します。最小値の点の近くでも η を { $end } より小さくする必要があり、離れたところではさらに小さくする必要があるかもしれません(いまは { $lr })。
explorer-compare = ほかの設定と競走させる
explorer-predict = 先に予想する
explorer-guess = 予想の位置。平面をクリックするか、矢印キーで動かせます
explorer-ask = { $count } 回更新した後、ボールはどこにありますか。平面の上で指してから、転がしてください。
explorer-guessed = 予想は { $guess }、実際は { $end }。離れた距離は { $distance } です。
explorer-noise = 勾配にノイズを加える
explorer-sigma = ノイズの標準偏差
explorer-seed = 乱数の番号
explorer-unknown = リンクにある { $names } は使えないので、それを除いて表示しています。
explorer-tour = 案内
explorer-tour-back = 前へ
explorer-tour-next = 次へ
explorer-tour-end = 終わる
explorer-tour-bowl = 関数 f(x, y) = x²/20 + y² の傾斜は、x 軸方向にはなだらかで、y 軸方向には急です。最小値は原点です。初期値は (−7, 2) で、そこでの勾配は (−0.7, 4) です。
explorer-tour-zigzag = SGD (η = 0.95、α = 0) は、その地点の勾配だけに従います。30 回の更新で y の符号は 30 回変わり、x は −0.35 までしか進みません。
explorer-tour-velocity = Momentum (η = 0.1、α = 0.9) は、v ← αv − ηg として速度 v を引き継ぎます。20 回の更新で y の符号が変わるのは 3 回です。SGD では 20 回変わります。
explorer-tour-first = 1 回目の更新 (η = 0.95、α = 0.5)。v の初期値は 0 なので、SGD と同じだけ移動します。y 軸方向に −3.8、x 軸方向に 0.665 です。
explorer-tour-second = 2 回目の更新。y 軸方向では、引き継いだ −1.9 と新しい力 3.42 が打ち消し合います。x 軸方向では、0.33 と 0.60 が加算されます。
explorer-tour-third = 3 回目の更新。y 軸方向の新しい力は 0.53 しかありません。おもに、α で割り引かれた前回の速度 0.76 のままに進みます。
explorer-tour-overshoot = η = 0.1、α = 0.9 では、過去の勾配の影響が残ります。24 回目の更新で x = 0 を行き過ぎ、30 回更新した後の x は 0.90 です。
explorer-tour-return = 更新を続けると、ボールは方向転換して戻ります。x は 35 回目の更新で最大の 1.07 になり、50 回更新した後は 0.41 です。
explorer-tour-half = α = 0 は SGD と同じ経路です。同じ η = 0.95 で 30 回更新した後、最小値の点からの距離は、α = 0.5 では 0.0004、α = 0 では 0.36 です。
explorer-tour-large = η = 0.95、α = 0.9 とどちらも大きいと、x は 3 回 0 を通り過ぎ、30 回更新した後も最小値の点から 1.5 離れています。η と α の設定も重要です。ほかの値も試してください。
