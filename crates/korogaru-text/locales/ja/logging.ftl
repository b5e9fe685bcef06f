## 学習の記録(plot)

logging-title = 学習中の損失
logging-loss = 損失
logging-step-axis = ステップ
logging-last-at = 最後 { $loss }(ステップ { $step })
logging-least-at = 最小 { $loss }(ステップ { $step })
logging-not-finite-at =
    { $count ->
        [1] 有限でない値 1 個({ $step } から)
       *[other] 有限でない値 { $count } 個({ $step } から)
    }
logging-description = ステップごとの損失の図。{ $logs }。
logging-column-log = 記録
logging-column-rows = 行数
logging-column-first = 最初の損失
logging-column-last = 最後の損失
logging-column-least = 最小の損失
logging-column-at = ステップ
logging-not-finite =
    { $count ->
        [1] { $name }: ステップ { $step } の損失は有限の値ではありません。
       *[other] { $name }: ステップ { $step } 以降の { $count } 行で、損失が有限の値ではありません。
    }
logging-left-out = { $name }: ステップか損失のない { $count } 行を除きました。
logging-repeated = { $name }: 同じステップの行が後にもあったため、前の { $count } 行を除きました。
logging-cut-off = { $name }: 書きかけの最後の行を除きました。
