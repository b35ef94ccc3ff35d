package io.streambus.resources.podsecurity;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.schema.Patterns;
import io.streambus.api.stability.PublicApi;
import java.util.regex.Pattern;

/**
 * Images that pods may run. An entry permits the repository of this name and all repositories below
 * it, with every tag and digest. Names are compared as written: an image without a registry does
 * not match an entry with one, because the node decides where it is pulled from.
 *
 * @param entries registries, such as {@code registry.example.com:5000}, and repositories or their
 *     parents, such as {@code registry.example.com/team}; {@code *} stands for every image
 */
@PublicApi
public record AllowedImages(ImmutableSet<String> entries) {

  /** Permits every image. */
  public static final AllowedImages ANY = new AllowedImages(ImmutableSet.of("*"));

  private static final Pattern REPOSITORY = Pattern.compile(Patterns.REPOSITORY);
  private static final Pattern DIGEST = Pattern.compile("@[a-z0-9+._-]+:[0-9a-fA-F]+");
  private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*:[0-9]{1,5}");

  /**
   * Parses entries that are separated by commas, each with an optional slash at its end. An empty
   * text permits no image.
   *
   * @param text the entries
   * @return the images
   * @throws IllegalArgumentException if an entry is not the start of an image name
   */
  public static AllowedImages parse(String text) {
    return new AllowedImages(
        Splitter.on(',')
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(text)
            .map(AllowedImages::verify)
            .collect(ImmutableSet.toImmutableSet()));
  }

  private static String verify(String entry) {
    String name = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
    if (!name.equals("*") && !isRepository(name) && !REGISTRY.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is not a registry or repository such as registry.example.com:5000 or"
                  + " registry.example.com/team, without scheme, tag and digest, nor * for all images")
              .formatted(entry));
    }
    return name;
  }

  /** Checks the length first: matching a long text overflows the stack. */
  private static boolean isRepository(String name) {
    return name.length() <= Patterns.MAX_REPOSITORY_LENGTH && REPOSITORY.matcher(name).matches();
  }

  boolean permits(String image) {
    String name = repository(image);
    return entries.contains("*")
        || (isRepository(name) && entries.stream().anyMatch(entry -> isWithin(entry, name)));
  }

  /** Compares whole components, so that an entry does not permit longer names of registries. */
  private static boolean isWithin(String entry, String name) {
    return (name + "/").startsWith(entry + "/");
  }

  /** Returns the repository of an image; empty if the text after it is not a tag or digest. */
  private static String repository(String image) {
    int digest = image.indexOf('@');
    if (digest >= 0 && !DIGEST.matcher(image.substring(digest)).matches()) {
      return "";
    }
    String name = digest < 0 ? image : image.substring(0, digest);
    int tag = name.lastIndexOf(':');
    return tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
  }

  /** Returns the entries as on the command line. */
  @Override
  public String toString() {
    return entries.isEmpty() ? "(none)" : String.join(",", entries);
  }
}
