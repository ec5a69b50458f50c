package org.kolscope.sample;

import java.util.SplittableRandom;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Membership;

/** Words that collide often: 400 names for everybody. */
final class FewWords implements Naming {

  @Override
  public String name(
      Role role, Vertical vertical, Gender gender, String city, SplittableRandom random) {
    return "名" + random.nextInt(400);
  }

  @Override
  public String machineName(SplittableRandom random) {
    return "用户" + random.nextInt(1_000_000);
  }

  @Override
  public String bio(
      Role role,
      Vertical vertical,
      Gender gender,
      String brand,
      String city,
      int life,
      SplittableRandom random) {
    if (brand != null) {
      return brand + city;
    }
    return random.nextInt(3) == 0 ? "" : vertical.chinese() + random.nextInt(50);
  }

  @Override
  public String verifiedReason(Role role, Vertical vertical, SplittableRandom random) {
    return "知名" + vertical.chinese() + "博主";
  }

  @Override
  public String tag(Vertical vertical, SplittableRandom random) {
    return vertical.chinese() + random.nextInt(6);
  }

  @Override
  public String group(Membership.Kind kind, Vertical vertical, SplittableRandom random) {
    return vertical.chinese() + kind.name() + random.nextInt(9);
  }
}
