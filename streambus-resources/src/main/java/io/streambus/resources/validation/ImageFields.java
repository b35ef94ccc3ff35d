package io.streambus.resources.validation;

import io.streambus.api.schema.Patterns;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of the parts of an image reference, the same for every container. */
final class ImageFields {

  static final String TAG_RULE =
      "must have letters, digits, '.', '_' and '-', and begin with none of '.' and '-'";

  private static final Pattern TAG = Pattern.compile(Patterns.TAG);
  private static final Pattern DIGEST = Pattern.compile(Patterns.DIGEST);
  private static final Pattern REPOSITORY = Pattern.compile(Patterns.REPOSITORY);

  private ImageFields() {}

  static Stream<Problem> repository(Field<String> field) {
    return field.must(
        text ->
            text.length() <= Patterns.MAX_REPOSITORY_LENGTH && REPOSITORY.matcher(text).matches(),
        "must be an image name without tag and digest, such as registry.example.com/team/name,"
            + " of at most 255 characters; a tag belongs to the field tag");
  }

  static Stream<Problem> tag(Field<String> field) {
    return field.must(text -> TAG.matcher(text).matches(), TAG_RULE + ", at most 128 in all");
  }

  static Stream<Problem> digest(Field<String> field) {
    return field.must(
        text -> DIGEST.matcher(text).matches(),
        "must be 'sha256:' and 64 digits or letters from a to f");
  }
}
