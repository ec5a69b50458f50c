package org.kolscope.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.kolscope.schema.AccountText;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TextModel;
import org.kolscope.text.PostTexts;
import org.kolscope.text.RecentPosts;
import org.kolscope.text.TextModels;

/** The stages of a night that read what accounts write. */
record TextNight(Night night, TextSteps steps) {

  /**
   * Runs and stores them.
   *
   * @param posts with their texts
   */
  void read(Table<Post> posts) {
    var recent = new RecentPosts(steps.days()).of(asOf(), zone(), posts);
    var window = Arrays.asList(steps.days(), zone().getId());
    var models = models(recent, window);
    var brief = publicBrief();
    var texts =
        night.derive(
            "read the posts",
            PostText.class,
            Arrays.asList(window, brief),
            List.of(Post.class, TextModel.class),
            () -> new PostTexts(brief, TextModels.of(models.collect())).of(recent));
    var verticals =
        night.derive(
            "see which verticals accounts write in",
            AccountVertical.class,
            steps.verticals(),
            List.of(PostText.class),
            () -> steps.verticals().of(texts));
    night.derive(
        "sum up what accounts write",
        AccountText.class,
        Arrays.asList(steps.accounts(), window, brief),
        List.of(Post.class, PostText.class, AccountVertical.class),
        () -> steps.accounts().of(asOf(), zone(), texts, recent, verticals, brief));
  }

  private Table<TextModel> models(Table<Post> recent, List<?> window) {
    var stage = "learn the classes of texts";
    if (steps.models() == null) {
      return night.derive(
          stage,
          TextModel.class,
          Arrays.asList(steps.training(), window),
          List.of(Post.class),
          () -> table(steps.training().of(recent).models()));
    }
    var read = TextModels.read(steps.models());
    return night.derive(stage, TextModel.class, read.text(), List.of(), () -> table(read));
  }

  private Table<TextModel> table(TextModels models) {
    return Table.of(night.spark(), TextModel.class, models.rows());
  }

  /** What is written does not depend on who works for the brand. */
  private Brief publicBrief() {
    var brief = night.request().brief();
    return brief == null ? null : brief.withoutPrivatePersons();
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  private ZoneId zone() {
    return night.request().settings().report().timeZone();
  }
}
