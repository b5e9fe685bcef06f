## 図の中の言葉

label-iterations = 試行回数 { $count }
label-start = 初期値
label-end = 終点
label-minimum = 最小値の点
label-height = f(x, y)
label-left = { $iteration } 回目の更新で描画範囲を出て戻らない
label-outside = 推移全体が描画範囲の外
label-diverged = { $iteration } 回目の更新で有限の値ではなくなる
label-mode = { $direction }: λ = { $eigenvalue }、{ $regime }、収束率 { $rate }
label-axis-iteration = 更新
label-iterates = 実際の推移
label-closed-form = 漸化式の解
label-envelope = 包絡線
label-residual = 実際の推移と解との差の最大値: { $residual }(最も遠い距離の { $share } 倍)
label-local = 局所的な近似: 解は { $point } の近くで f に似た 2 次関数のもの
label-first-updates = { $count } 回の更新のうち最初の { $shown } 回
label-theory-description = f(x, y) = { $formula } での { $method } の座標を、ヘッセ行列の 2 つの固有ベクトルの方向ごとに、実際の推移と漸化式の解とを重ねて示した図。{ $first }。{ $second }。
label-contour-description = f(x, y) = { $formula } の等高線(高さ { $levels })。最小値の点を + で示す。
label-trajectory-description =
    { $count ->
        [0] f(x, y) = { $formula } の等高線と、{ $method } の初期値 { $start }。
       *[other] f(x, y) = { $formula } の等高線の上に、{ $method } で { $start } から { $end } まで { $count } 回更新した推移を重ねた図。
    }
