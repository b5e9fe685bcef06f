## 図の中の言葉

label-iterations = 試行回数 { $count }
label-start = 初期値
label-end = 終点
label-minimum = 最小値の点
label-height = f(x, y)
label-left = { $iteration } 回目の更新で描画範囲を出て戻らない
label-outside = 推移全体が描画範囲の外
label-diverged = { $iteration } 回目の更新で有限の値ではなくなる
label-contour-description = f(x, y) = { $formula } の等高線(高さ { $levels })。最小値の点を + で示す。
label-trajectory-description =
    { $count ->
        [0] f(x, y) = { $formula } の等高線と、{ $method } の初期値 { $start }。
       *[other] f(x, y) = { $formula } の等高線の上に、{ $method } で { $start } から { $end } まで { $count } 回更新した推移を重ねた図。
    }
