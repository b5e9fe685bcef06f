## なぜそう動いたか

explain-step = { $count } 回のうち { $step } 回目の更新: { $from } から { $to } へ
explain-noisy = 実際に使う勾配 { $gradient } にはノイズがあります。f の勾配は { $full } で、ノイズの分は { $noise } です。
explain-adds = { $axis } 軸方向: 引き継いだ速度 { $carried } と新しい力 { $fresh } が加算されて { $sum } になります。
explain-cancels = { $axis } 軸方向: 引き継いだ速度 { $carried } と新しい力 { $fresh } は打ち消し合い、{ $share } が失われて { $sum } が残ります。
explain-carried-only = { $axis } 軸方向: 新しい力は 0 で、引き継いだ速度 { $carried } だけが働きます。
explain-fresh-only = { $axis } 軸方向: 引き継ぐ速度はなく、新しい力 { $fresh } だけが働きます。
explain-nothing = { $axis } 軸方向: 何も働きません。
explain-vectors-add = 2 つのベクトルのなす角は { $angle }(余弦 { $cosine })。全体としては加算されますが、長さの { $share } は失われます。
explain-vectors-cancel = 2 つのベクトルのなす角は { $angle }(余弦 { $cosine })。全体としては打ち消し合い、長さの { $share } が失われます。
explain-vectors-across = 2 つのベクトルは直交しています。全体としては加算も打ち消しもありません。
explain-ball = 勾配は、速度がボールを運ぶ先の地点のものを使います(記録されている点は α·v だけ先にあります)。ボール自身は { $from } から { $to } へ、2 つの和だけ動きます。
explain-unrolled = v には、これまでのすべての勾配が、1 回ごとに α 倍に薄れながら残っています。
explain-unrolled-older = … ほかに、さらに古いものが { $count } 個(重みは { $weight } 未満)
explain-unseen = この手法には速度も実効学習率もありません。勾配は { $gradient }、移動は { $moved } でした。
explain-unseen-summary = この手法には速度も実効学習率もないので、勾配と移動だけを示します。
explain-step-sizes = 実効学習率は x 軸方向で { $x }、y 軸方向で { $y } です({ $rate } をそれぞれの √ の項で割った値)。
explain-step-size-along = { $axis } 軸方向の実効学習率は { $size } です({ $rate } を √ の項で割った値)。
explain-nothing-down = { $axis } 軸方向には下る勾配がなく、実効学習率にかかわらず移動は 0 です。

explain-tally = 2 回目以降の { $count } 回の更新のうち、引き継いだ速度と新しい力が打ち消し合うのは x 軸方向で { $x } 回、y 軸方向で { $y } 回。2 つのベクトルのなす角が鈍角になるのは { $obtuse } 回です。
explain-single-step = 更新は 1 回だけで、引き継ぐ速度はまだなく、新しい力だけが働きます。
explain-never-carried = 引き継がれる速度はありません。SGD と同じく、どの更新でも新しい力だけが働きます。
explain-nothing-ever = 何も働きません。どの更新でも引き継いだ速度と新しい力は 0 で、点は初期値から動きません。
explain-nothing-after-first = 働くのは 1 回目の更新だけです。その後は引き継いだ速度も新しい力も 0 で、点は動きません。
explain-point-ahead = 以下の「点」は勾配を使う地点で、ボールより α·v だけ先にあります。
explain-never-crosses = { $axis } 軸方向は一度も打ち消し合いません。点が谷を越えないので ∂f/∂{ $axis } の符号が変わらず、引き継いだ速度と新しい力は同じ向きのままです。
explain-never-changes = { $axis } 軸方向は一度も打ち消し合いません。∂f/∂{ $axis } の符号が変わらず、引き継いだ速度と新しい力は同じ向きのままです。
explain-crosses-at-once = { $axis } 軸方向で最初に打ち消し合うのは { $cancels } 回目です。1 回目の更新で早くも点が谷を飛び越え({ $axis } は { $from } から { $to } へ)、次の勾配が、引き継いだ速度を押し返すからです。
explain-changes-at-once = { $axis } 軸方向で最初に打ち消し合うのは { $cancels } 回目です。1 回目の更新({ $axis } は { $from } から { $to } へ)で早くも ∂f/∂{ $axis } の符号が変わり、次の勾配が、引き継いだ速度を押し返すからです。
explain-crosses-late = { $axis } 軸方向は、はじめのうち加算されます。この η に対して傾きがなだらかで、最初の更新では点が谷を飛び越えないからです。谷を越えるのは { $crossing } 回目({ $axis } は { $from } から { $to } へ)で、それまでは ∂f/∂{ $axis } の符号が変わらず、引き継いだ速度と新しい力は同じ向きです。最初に打ち消し合うのは { $cancels } 回目です。
explain-changes-late = { $axis } 軸方向は、はじめのうち加算されます。∂f/∂{ $axis } の符号が変わるのは { $crossing } 回目の更新({ $axis } は { $from } から { $to } へ)で、それまでは引き継いだ速度と新しい力は同じ向きです。最初に打ち消し合うのは { $cancels } 回目です。
explain-changes-last = { $axis } 軸方向は加算されるだけです。∂f/∂{ $axis } の符号が変わるのは { $crossing } 回目の更新({ $axis } は { $from } から { $to } へ)で、これが最後の更新です。
explain-first-cancels = { $axis } 軸方向で最初に打ち消し合うのは { $cancels } 回目です。
explain-crosses-last = { $axis } 軸方向は加算されるだけです。この η に対して傾きがなだらかで、最初の更新では点が谷を飛び越えません。{ $crossing } 回目で谷を越えた({ $axis } は { $from } から { $to } へ)ところで終わります。
explain-article = 記事の例(η 0.95、α 0.5)と出だしが違うのは、このためです。そこでは y が 1 回で 2 から −1.8 へ飛ぶので、最初に打ち消し合うのは 2 回目です。
explain-sizes-summary = 実効学習率は、x 軸方向では { $x_first } から { $x_last } へ、y 軸方向では { $y_first } から { $y_last } へ変わります。
explain-size-summary-along = { $axis } 軸方向の実効学習率は { $first } から { $last } へ変わります。
explain-nothing-down-ever = { $axis } 軸方向には下る勾配がまったくなく、実効学習率にかかわらず移動は 0 のままです。
explain-no-step = 説明する更新がありません(初期値だけの実験です)。
explain-hint = --step K で、K 回目の更新の数を式に当てはめて示します。

explain-word-adds = 加算
explain-word-cancels = 打ち消し合う
explain-word-across = 直交
explain-word-carried-only = 引き継ぎのみ
explain-word-fresh-only = 新しい力のみ
explain-word-nothing = なし

explain-column-age = j 回前
explain-column-angle = なす角
explain-column-size = { $axis }: 実効学習率
explain-column-moved = { $axis }: 移動
explain-column-gradient = { $axis }: 勾配
