package org.kolscope.sample;

import org.kolscope.schema.Form;

/**
 * What a text is told by its caller; null where there is nothing to say, and texts then do without.
 *
 * @param brand whose thing it is about, such as "砾原"
 * @param product its name without the brand, such as "远岭X"
 * @param rival the brand of a competitor
 * @param place a city or a place in it, such as "杭州"
 * @param mention a screen name without the at sign
 * @param topic words of a hot topic or campaign without the number signs
 * @param author screen name of who writes
 * @param prize what is to be won, such as "车载冰箱一台"
 * @param childAge of the writer's small child, such as "一岁两个月"
 * @param motive of a complaint; null draws one
 * @param hook never null
 * @param form never null
 * @param circumstances bits of {@link Circumstance}, {@link Circumstance#ANY} if nobody cares
 */
public record PostContext(
    String brand,
    String product,
    String rival,
    String place,
    String mention,
    String topic,
    String author,
    String prize,
    String childAge,
    Motive motive,
    Hook hook,
    Form form,
    int circumstances) {

  /** Nothing is said. */
  public static final PostContext NONE =
      new PostContext(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Hook.NONE,
          Form.TEXT,
          Circumstance.ANY);

  public PostContext withBrand(String newBrand, String newProduct) {
    return new PostContext(
        newBrand,
        newProduct,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withRival(String newRival) {
    return new PostContext(
        brand,
        product,
        newRival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withPlace(String newPlace) {
    return new PostContext(
        brand,
        product,
        rival,
        newPlace,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withMention(String newMention) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        newMention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withTopic(String newTopic) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        newTopic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withAuthor(String newAuthor) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        newAuthor,
        prize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withPrize(String newPrize) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        newPrize,
        childAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withChildAge(String newChildAge) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        newChildAge,
        motive,
        hook,
        form,
        circumstances);
  }

  public PostContext withMotive(Motive newMotive) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        newMotive,
        hook,
        form,
        circumstances);
  }

  public PostContext withHook(Hook newHook) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        newHook,
        form,
        circumstances);
  }

  public PostContext withForm(Form newForm) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        newForm,
        circumstances);
  }

  public PostContext withCircumstances(int newCircumstances) {
    return new PostContext(
        brand,
        product,
        rival,
        place,
        mention,
        topic,
        author,
        prize,
        childAge,
        motive,
        hook,
        form,
        newCircumstances);
  }

  /** By place in {@link Grammar#GIVEN}. */
  String[] words() {
    return new String[] {brand, product, rival, place, mention, topic, author, prize, childAge};
  }
}
