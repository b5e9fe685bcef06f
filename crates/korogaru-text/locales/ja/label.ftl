## 図の中の言葉

label-iterations = 試行回数 { $count }
label-noise = ノイズ σ = { $sigma }
label-batch = ミニバッチ { $count } 個中 { $batch } 個
label-seed = シード { $seed }
label-with-noise = { $said }。{ $noise }
label-seeds = シード { $first }〜{ $last }
label-one-run = 1 回の実験
label-median = 中央値
label-share-of-runs = 中央の { $share } % の実験
label-runs-diverged = 有限の値ではなくなった実験: { $count } 回のうち { $diverged } 回
label-ensemble-description = f(x, y) = { $formula } の等高線の上に、勾配にノイズのある({ $noise }){ $method } の { $count } 回の実験の推移を重ね、その下に損失の推移を示した図。最後の損失の中央値は { $median }、9 割は { $low } から { $high } の間にある。
label-start = 初期値
label-end = 終点
label-minimum = 最小値の点
label-minimum-found = (探索)
label-minimum-more = (ほかにもあり)
label-height = f(x, y)
label-left = { $iteration } 回目の更新で描画範囲を出て戻らない
label-outside = 推移全体が描画範囲の外
label-eta-outside = η は v の外
label-diverged = { $iteration } 回目の更新で有限の値ではなくなる
label-undefined = { $iteration } 回目の更新で f が定義されない: { $expression }
label-without-slope = { $iteration } 回目の更新で勾配がない: { $expression }
label-mode = { $direction }: λ = { $eigenvalue }、{ $regime }、収束率 { $rate }
label-iterates = 実際の推移
label-closed-form = 漸化式の解
label-envelope = 包絡線
label-residual = 実際の推移と解との差の最大値: { $residual }(最も遠い距離の { $share } 倍)
label-local = 局所的な近似: 解は { $point } の近くで f を近似する 2 次関数のもの
label-first-updates = { $count } 回の更新のうち最初の { $shown } 回
label-theory-description = f(x, y) = { $formula } での { $method } の座標を、ヘッセ行列の 2 つの固有ベクトルの方向ごとに、実際の推移と漸化式の解とを重ねて示した図。{ $first }。{ $second }。
label-step-of = { $step } 回目の更新({ $count } 回のうち)
label-updates-of = 更新 { $step } 回({ $count } 回のうち)
label-carried = 引き継いだ速度
label-fresh = 新しい力
label-sum = 和
label-move = 移動
label-angle-and-share = なす角 { $angle }°、{ $share } % を打ち消し
label-older-gradients = 過去の勾配(古いほど薄い)
label-arrows-enlarged = 矢印は { $factor } 倍に拡大
label-enlarged = { $factor } 倍に拡大
label-step-sizes = 実効学習率 x { $x }、y { $y }
label-step-size-name = 実効学習率
label-look-ahead = 点の列は、ボールより α·v だけ先の位置
label-step-outside = 描画範囲の外から始まる
label-too-short = 動くが、小さすぎて見えない
label-nothing-moves = 動かない
label-update = 更新
label-update-means = 更新(1 列は { $count } 回の平均)
label-vectors = ベクトル
label-cancelled-count = 打ち消し { $cancels } / { $count } 回
label-cosine-adds = 加算(1)
label-cosine-zero = 余弦 0
label-cosine-cancels = 打ち消し(−1)
label-one-part-alone = どちらか一方だけ、またはなし
label-loss = 損失
label-arrows-description = f(x, y) = { $formula } の等高線の上に、{ $method } の { $step } 回目の更新を示す。ボールから引き継いだ速度の矢印 { $carried }、その先から新しい力の矢印 { $fresh }、ボールからその先までが和 { $sum }。
label-move-description = f(x, y) = { $formula } の等高線の上に、{ $method } の { $step } 回目の更新を示す。ボールは { $moved } だけ動く。
label-ribbon-description = f(x, y) = { $formula } での { $method } の { $count } 回の更新それぞれについて、引き継いだ速度と新しい力が加算されるか打ち消し合うかを示す帯。打ち消し合うのは x 軸方向で { $x } 回、y 軸方向で { $y } 回、ベクトルのなす角が鈍角になるのは { $obtuse } 回。
label-curves-description = f(x, y) = { $formula } での { $method } の { $count } 回の更新にわたる、x、y、それらを動かすもの、損失の推移。
label-contour-description = f(x, y) = { $formula } の等高線(高さ { $levels })。最小値の点を + で示す。
label-nowhere-defined = この範囲では f が定義されません
label-constant-here = この範囲では f はどこでも { $height }
label-undefined-description = f(x, y) = { $formula } は、この範囲では定義されません。等高線はありません。
label-constant-description = f(x, y) = { $formula } は、この範囲ではどこでも { $height } です。等高線はありません。
label-bare-description = f(x, y) = { $formula } の図。等高線は引けません。
label-fresh-alone = { $method } には速度がないので、引き継ぐものはなく、どの更新でも新しい力 −η·g だけが働きます。
label-fresh-description = f(x, y) = { $formula } での { $method } の { $count } 回の更新それぞれについて、x 軸方向と y 軸方向の新しい力 −η·g を示す図。引き継ぐものはなく、これが移動のすべて。
label-trajectory-description =
    { $count ->
        [0] f(x, y) = { $formula } の等高線と、{ $method } の初期値 { $start }。
       *[other] f(x, y) = { $formula } の等高線の上に、{ $method } で { $start } から { $end } まで { $count } 回更新した推移を重ねた図。
    }
