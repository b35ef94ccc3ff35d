package io.streambus.resources.validation;

import io.streambus.api.schema.Patterns;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the components of an image reference, shared by all containers. */
final class ImageFields {

  static final String TAG_RULE =
      "must contain only letters, digits, '.', '_' and '-', and must not start with '.' or '-'";

  private static final Pattern TAG = Pattern.compile(Patterns.TAG);
  private static final Pattern DIGEST = Pattern.compile(Patterns.DIGEST);
  private static final Pattern REPOSITORY = Pattern.compile(Patterns.REPOSITORY);

  private ImageFields() {}

  static Stream<Problem> repository(Field<String> field) {
    return field.must(
        text ->
            text.length() <= Patterns.MAX_REPOSITORY_LENGTH && REPOSITORY.matcher(text).matches(),
        "must be an image name without tag or digest, such as registry.example.com/team/name, and"
            + " no more than 255 characters; specify the tag in the field tag");
  }

  static Stream<Problem> tag(Field<String> field) {
    return field.must(text -> TAG.matcher(text).matches(), TAG_RULE + "; at most 128 characters");
  }

  static Stream<Problem> digest(Field<String> field) {
    return field.must(
        text -> DIGEST.matcher(text).matches(),
        "must be 'sha256:' followed by 64 lowercase hexadecimal digits");
  }
}
