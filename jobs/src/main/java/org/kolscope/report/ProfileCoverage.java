package org.kolscope.report;

import java.util.List;

/**
 * How many accounts the profile expert spoke of on a night.
 *
 * @param judgedCount accounts that it gave a probability
 * @param unlikeCount accounts it was silent on since they are unlike all it was trained on
 * @param littleCount accounts it was silent on since too little of them is shown or known
 */
public record ProfileCoverage(long judgedCount, long unlikeCount, long littleCount) {

  long accountsCount() {
    return judgedCount + unlikeCount + littleCount;
  }

  /**
   * What a reader of fan quality must know: that it judged nobody, why, and what to do. It is no
   * fault of the data, so it is no warning. Empty if it judged anybody, or there is nobody.
   */
  public List<Words> notices() {
    if (judgedCount > 0 || accountsCount() == 0) {
      return List.of();
    }
    return List.of(
        unlikeCount > 0
            ? new Words(
                "nobody was judged by profile: this source is unlike all that the profile model was"
                    + " trained on, so it is silent and verdicts rest on times, followees and"
                    + " reposts; with labels of this source, kolscope train makes a model that fits",
                "没有账号按资料判定：此来源与资料模型的全部训练数据都不相似，因此该模型不作判断，"
                    + "判定只依据时间、共同关注与转发；有此来源的标签时，可用 kolscope train 训练适用的模型")
            : new Words(
                "nobody was judged by profile: no account shows enough of itself (followers,"
                    + " followees, posts), so verdicts rest on times, followees and reposts; load"
                    + " the counters of accounts, and where they are unlike the training data use"
                    + " kolscope train",
                "没有账号按资料判定：没有账号展示足够的信息（粉丝数、关注数、发帖数），"
                    + "判定只依据时间、共同关注与转发；请载入账号的计数，若与训练数据不相似，再用 kolscope train 训练"));
  }
}
