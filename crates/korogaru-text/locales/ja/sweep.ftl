## ハイパーパラメータを変えた実験の一覧(sweep)

sweep-steps = 更新回数
sweep-rate = 縮小率
sweep-loss-meaning = 損失: 最後の点での f の値
sweep-steps-meaning = 更新回数: 最小値からの f の高さが最初の { $tolerance } 倍以下に収まるまでの回数
sweep-rate-meaning = 縮小率: 最小値の点までの距離が更新 1 回あたり平均で何倍になるか(最初と最後の f から推定)
sweep-best = 最良: { $at }、{ $metric } { $value }
sweep-best-of-seeds = 最良: { $at }、{ $seeds } 通りの乱数での{ $metric }の中央値 { $value }
sweep-no-best = 最良といえる実験なし
sweep-diverges = 発散
sweep-falls = どこまでも小さくなる
sweep-falling = { $count } 通りで f がどこまでも小さくなり、有限の値でなくなる
sweep-falling-and = { $falling }。{ $rest }
sweep-not-reached = 未収束
sweep-stable-end = 安定の限界
sweep-critical = 臨界減衰
sweep-optimum = 理論上の最良
sweep-theory-near = 理論は { $minimum } の近くでの近似
sweep-best-cell = 最良の設定
sweep-caption = 初期値 { $start } から { $iterations } 回更新する実験を { $cells } 通り(うち { $diverging } 通りが発散)
sweep-of-seeds = 各セル: シード { $seed } での 1 回だけの結果、最良: { $seeds } 通りの乱数での中央値による
sweep-diverges-by-theory = 発散: f が限りなく大きくなる(理論による)
sweep-diverges-tried = 発散: { $updates } 回まで更新を続けても f が大きくなり続けるか、有限の値でなくなる
sweep-description = { $method } で f(x, y) = { $formula } の最小値を探す実験を、{ $first } と { $second } を変えて並べた図。{ $best }。
sweep-time-left = 残り
