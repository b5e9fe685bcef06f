## 理論

regime-overdamped = 過減衰
regime-critical = 臨界減衰
regime-underdamped = 不足減衰
regime-oscillating-sign = 符号が交互
regime-neutral = 中立
regime-divergent = 発散

regime-meaning-overdamped = 振動せずに、最小値の点へゆっくり近づく
regime-meaning-critical = 振動しない範囲で、最も速く近づく
regime-meaning-underdamped = 最小値の点を行き過ぎては戻り、その振れ幅がだんだん小さくなる
regime-meaning-oscillating-sign = 更新のたびに最小値の点の反対側へ移り、その振れ幅がだんだん小さくなる
regime-meaning-neutral = 近づきも遠ざかりもしない
regime-meaning-divergent = 遠ざかっていく

theory-heading = f(x, y) = { $formula } での { $method } の理論(初期値 { $start })
theory-at-minimum = 最小値の点 { $point } での 2 階微分(ヘッセ行列): ∂²f/∂x² = { $xx }、∂²f/∂x∂y = { $xy }、∂²f/∂y² = { $yy }
theory-at-minimum-found = 探して見つかった最小値の点 { $point } での 2 階微分(ヘッセ行列): ∂²f/∂x² = { $xx }、∂²f/∂x∂y = { $xy }、∂²f/∂y² = { $yy }
theory-at-point = 点 { $point } での 2 階微分(ヘッセ行列): ∂²f/∂x² = { $xx }、∂²f/∂x∂y = { $xy }、∂²f/∂y² = { $yy }
theory-centre = この点で f と同じ微分の値を持つ 2 次関数は、{ $centre } で勾配が 0 になります。距離はそこから測ります。
theory-exact = f は 2 次関数なので、以下はすべて正確です。
theory-local = 以下は局所的な結果です。この点の近くで f を近似する 2 次関数について正確で、離れるほど f とは合わなくなります。
theory-without-noise = この実験の勾配にはノイズがあります({ $noise })。以下は、ノイズについて述べるところを除き、ノイズがない場合の結果です。
theory-modes = 点は、ヘッセ行列の固有ベクトルの方向ごとに独立に動きます。その方向の座標を z とすると { $recurrence } です。

theory-column-direction = 方向
theory-column-regime = 動き
theory-column-rate = 収束率
theory-column-period = 周期
theory-column-stable = η の上限
theory-column-critical = 臨界の α
theory-column-setting = 設定
theory-column-steps = { $tolerance } 倍以内に収まるまでの更新回数
theory-along-axis = { $axis } 軸方向
theory-along-direction = { $direction } の方向

theory-meaning-eigenvalue = 固有値。その方向で f がどれだけ強く曲がっているか
theory-meaning-rate = 十分長く続けたとき、1 回の更新で距離が何倍になるか。1 未満なら近づき、小さいほど速い
theory-meaning-period = 1 往復にかかる更新の回数
theory-meaning-stable = η が 0 より大きくこの値より小さければ近づく({ $range })
theory-meaning-critical = α がこれより大きければ、行き過ぎては戻る。小さければ、振動せずに近づく
theory-meaning-critical-steep = α がこれより大きければ、行き過ぎては戻る。小さければ、振動せずに近づく。ただし ηλ が 1 より大きいときは、更新のたびに反対側へ移る(2 + 2α より大きければ、そのまま遠ざかる)

theory-condition = 条件数 κ は { $kappa }。急な方向の曲がり方が、なだらかな方向の { $kappa } 倍だという意味です。κ が大きいほど、両方の方向に合う η は選びにくくなります。
theory-condition-one = 条件数 κ は 1。どの方向にも同じ強さで曲がっているという意味です。1 つの η がすべての方向に合います。
theory-flat-valley = f は { $direction }には曲がっておらず、傾いてもいないので、その方向には何も動きません。最小値の点は谷底に沿って並んでいます。両方の方向をまとめて述べるところは、もう一方の方向についての結果です。
theory-flat = f は { $direction }には曲がっておらず、傾いてもいないので、その方向には何も動きません。両方の方向をまとめて述べるところは、もう一方の方向についての結果です。
theory-rate-of-other = もう一方の方向の収束率は { $rate } です。
theory-rate = 長く続けたときの動きは、収束率の大きいほうの方向で決まります。全体の収束率は { $rate } です。

theory-this = この設定
theory-same-sgd = 同じ η の SGD
theory-best = 最良の { $method }
theory-never = 届かない

theory-no-minimum = 負の固有値があります。f はその方向に下がっていくので、η が 0 より大きければ、ボールは必ずここから遠ざかります。
theory-divergent = η が大きすぎて、更新のたびに距離が大きくなります。η を { $limit } より小さくすれば近づきます。
theory-neutral = 長く続けても、近づきも遠ざかりもしません。η を 0 より大きく { $limit } より小さくすれば近づきます。
theory-faster-than-best-sgd = 長く続けると、この設定はどんな η の SGD よりも速く近づきます。収束率は { $rate }、SGD は最良でも { $best }(η { $lr })です。
theory-as-fast-as-best-sgd = 長く続けると、この設定の速さは最良の SGD と同じです。収束率は { $best }(η { $lr })です。
theory-faster-than-same-sgd = 長く続けると、この設定は最良の SGD より遅くなります。収束率は { $rate }、最良の SGD は { $best }(η { $lr })です。それでも α の働きはよく分かります。同じ η の SGD の収束率は { $same } で、なだらかな方向の小さな力は、速度 v を引き継いではじめて加算されていきます。その代わりに、勢いのついたボールは最小値の点を行き過ぎてから戻ることがあります。
theory-steadier-than-same-sgd = 長く続けると、この設定は最良の SGD より遅くなります。収束率は { $rate }、最良の SGD は { $best }(η { $lr })です。それでも α の働きはよく分かります。同じ η の SGD の収束率は { $same } で、急な方向では最小値の点の両側を行き来し続けます。速度 v を引き継ぐと、その行き来の一部が打ち消し合います。
theory-same-sgd-diverges = 長く続けると、この設定は最良の SGD より遅くなります。収束率は { $rate }、最良の SGD は { $best }(η { $lr })です。それでも α の働きはよく分かります。同じ η の SGD は、急な方向で最小値の点の両側を行き来し、その幅が小さくならないので、まったく近づきません(収束率 { $same })。速度 v を引き継ぐと、その行き来の一部が打ち消し合い、より大きな η でも近づけるようになります。
theory-too-much-momentum = 長く続けると、この設定は最良の SGD より遅くなります。収束率は { $rate }、最良の SGD は { $best }(η { $lr })、同じ η の SGD は { $same } です。α が大きすぎるとどうなるかが分かります。速度 v がいつまでも引き継がれ、ボールは最小値の点を行き過ぎ続けます。
theory-near-the-end = 長く続けると、この設定は最良の SGD より遅くなります。収束率は { $rate }、最良の SGD は { $best }(η { $lr })、同じ η の SGD は { $same } です。この η は大きすぎます。急な方向では、更新のたびに最小値の点の反対側へ移り、η が上限の { $limit } に近いほど、1 回の更新で近づく量は小さくなります。
theory-sgd-below-its-best = これは SGD です。SGD が最も速いのは η が { $lr } のときで、収束率は { $best }(この設定では { $rate })です。

theory-stationary = ノイズがあるので、点が止まることはありません。長く続けると、最小値の点のまわりに散らばり続けます。標準偏差は { $first }に { $first_deviation }、{ $second }に { $second_deviation } で、これらは { $variance } の平方根です。f は最小値より平均で { $loss } 大きくなります。η を小さくすると、散らばりは小さくなりますが、近づくのは遅くなります。
theory-stationary-batch = ミニバッチを使うので、点が止まることはありません。最小値の点のまわりにどれだけ散らばり続けるかは、ここでは示しません。ミニバッチによるノイズは、点の位置によって変わるからです。
theory-run-diverged = この実験は発散します。{ $iteration } 回目の更新で有限の値ではなくなり、その直前で終わります。
theory-run-reached = この実験では、{ $iteration } 回目の更新から先、最初の距離の { $tolerance } 倍以内に収まっています。
theory-run-not-reached =
    { $count ->
        [0] この実験では一度も更新していません。
       *[other] この実験の { $count } 回の更新では、最初の距離の { $tolerance } 倍以内にまだ収まっていません。
    }
theory-residual-exact = 漸化式の解と実際の推移との差は最大 { $residual }(最も遠い距離の { $share } 倍)で、丸め誤差です。
theory-residual-none = 漸化式の解と実際の推移との差はありません。
theory-residual-local = 漸化式の解と実際の推移との差は最大 { $residual }(最も遠い距離の { $share } 倍)です。途中では f がこの 2 次関数から大きく外れているからです。
theory-residual-noise = 漸化式の解と実際の推移との差は最大 { $residual }(最も遠い距離の { $share } 倍)で、ノイズによるものです。
theory-residual-infinite = 漸化式の解は数で表せないほど大きくなりますが、実際の推移はそうなりません。途中の f が、この 2 次関数と大きく異なります。
theory-sources = 出典: Polyak (1964)、Nesterov (1983)、Goh「Why Momentum Really Works」(2017、distill.pub/2017/momentum)。最良の Nesterov は Lessard, Recht and Packard (2016)。
