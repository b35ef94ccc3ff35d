package io.streambus.resources;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.vocabulary.PullPolicy;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of the image and the version. */
final class ImageRules {

  private static final String TAG_RULE =
      "must have letters, digits, '.', '_' and '-', and begin with none of '.' and '-'";

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,62}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");

  /** An optional host with an optional port, then path parts in lower case. */
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*");

  private static final int LONGEST_REPOSITORY = 255;
  private static final int MOST_PULL_SECRETS = 16;

  private ImageRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.concat(
        Field.of("spec.version", spec.version())
            .must(text -> VERSION.matcher(text).matches(), TAG_RULE + ", at most 63 in all"),
        spec.image().stream().flatMap(ImageRules::image));
  }

  private static Stream<Problem> image(ImageSpec image) {
    return Stream.of(
            repository(image),
            Field.of("spec.image.tag", image.tag())
                .must(text -> TAG.matcher(text).matches(), TAG_RULE + ", at most 128 in all"),
            Field.of("spec.image.digest", image.digest())
                .must(
                    text -> DIGEST.matcher(text).matches(),
                    "must be 'sha256:' and 64 digits or letters from a to f"),
            Field.word(Field.of("spec.image.pullPolicy", image.pullPolicy()), PullPolicy.class),
            pullSecrets(image))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> repository(ImageSpec image) {
    return Field.of("spec.image.repository", image.repository())
        .must(
            text -> text.length() <= LONGEST_REPOSITORY && REPOSITORY.matcher(text).matches(),
            "must be an image name without tag and digest, such as registry.example.com/team/name,"
                + " of at most 255 characters; a tag belongs to spec.image.tag");
  }

  private static Stream<Problem> pullSecrets(ImageSpec image) {
    String path = "spec.image.pullSecrets";
    return Stream.of(
            Lists.names(path, image.pullSecrets()),
            Lists.unique(path, image.pullSecrets()),
            Lists.atMost(path, image.pullSecrets(), MOST_PULL_SECRETS))
        .flatMap(problems -> problems);
  }
}
