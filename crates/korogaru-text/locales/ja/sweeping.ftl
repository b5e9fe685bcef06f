## ハイパーパラメータを変えた実験の一覧(sweep)

sweeping-loss = 損失
sweeping-steps = 更新回数
sweeping-rate = 縮小率
sweeping-loss-meaning = 損失: 最後の点での f の値
sweeping-steps-meaning = 更新回数: 最小値からの f の高さが最初の { $tolerance } 倍以下に収まるまでの回数
sweeping-rate-meaning = 縮小率: 最小値の点までの距離が更新 1 回あたり平均で何倍になるか(最初と最後の f から推定)
sweeping-best = 最良: { $at }、{ $metric } { $value }
sweeping-best-of-seeds = 最良: { $at }、{ $seeds } 通りの乱数での{ $metric }の中央値 { $value }
sweeping-no-best = 最良といえる実験なし
sweeping-diverges = 発散
sweeping-falls = どこまでも小さくなる
sweeping-falling = { $count } 通りで f がどこまでも小さくなり、有限の値でなくなる
sweeping-falling-and = { $falling }。{ $rest }
sweeping-not-reached = 未収束
sweeping-stable-end = 安定の限界
sweeping-critical = 臨界減衰
sweeping-optimum = 理論上の最良
sweeping-theory-near = 理論は { $minimum } の近くでの近似
sweeping-best-cell = 最良の設定
sweeping-caption = 初期値 { $start } から { $iterations } 回更新する実験を { $cells } 通り(うち { $diverging } 通りが発散)
sweeping-of-seeds = 各セル: シード { $seed } での 1 回だけの結果、最良: { $seeds } 通りの乱数での中央値による
sweeping-diverges-by-theory = 発散: f が限りなく大きくなる(理論による)
sweeping-diverges-tried = 発散: { $updates } 回まで更新を続けても f が大きくなり続けるか、有限の値でなくなる
sweeping-description = { $method } で f(x, y) = { $formula } の最小値を探す実験を、{ $first } と { $second } を変えて並べた図。{ $best }。
sweeping-time-left = 残り
