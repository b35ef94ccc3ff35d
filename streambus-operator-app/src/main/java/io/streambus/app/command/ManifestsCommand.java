package io.streambus.app.command;

import com.google.common.collect.ImmutableList;
import io.streambus.api.schema.Patterns;
import io.streambus.app.console.Console;
import io.streambus.app.manifests.InstallManifests;
import io.streambus.app.manifests.InstallOptions;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Prints the manifests that install the operator. */
@Command(
    name = "manifests",
    description =
        "Print the manifests that install the operator, with no more permissions than it needs,"
            + " for use with kubectl apply --server-side.",
    mixinStandardHelpOptions = true)
final class ManifestsCommand implements Runnable {

  private final Console console;

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of the operator (default: ${DEFAULT-VALUE}).")
  private String namespace = InstallOptions.DEFAULT_NAMESPACE;

  @Option(
      names = "--namespaces",
      split = ",",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description =
          "Watch clusters in these namespaces only, which needs no cluster-wide permission except"
              + " to install the CRD (default: all).")
  private List<String> namespaces = List.of();

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "FEATURE",
      converter = FeatureConverter.class,
      description =
          "Grant the permissions of these features only: ${COMPLETION-CANDIDATES} (default: all but"
              + " secure-metrics).",
      completionCandidates = FeatureConverter.Candidates.class)
  private Set<PermissionFeature> features = PermissionFeature.defaults();

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      converter = ImageConverter.class,
      description = "Image of the operator (default: ${DEFAULT-VALUE}).")
  private String image = InstallOptions.DEFAULT_IMAGE;

  ManifestsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console
        .out()
        .print(InstallManifests.asYaml(new InstallOptions(namespace, namespaces, features, image)));
    console.out().flush();
  }

  /** Converts the reference of an image, such as {@code registry.example.com/streambus:1.0}. */
  static final class ImageConverter implements ITypeConverter<String> {

    private static final int MAX_LENGTH = 512;
    private static final Pattern REFERENCE =
        Pattern.compile(
            "%s(:%s)?(@%s)?"
                .formatted(part(Patterns.REPOSITORY), part(Patterns.TAG), part(Patterns.DIGEST)));

    @Override
    public String convert(String image) {
      if (image.length() > MAX_LENGTH || !REFERENCE.matcher(image).matches()) {
        throw new TypeConversionException(
            "'%s' is not an image; use the form registry.example.com/streambus/operator:1.0"
                .formatted(image));
      }
      return image;
    }

    /** Returns an expression without the anchors at its start and end. */
    private static String part(String anchored) {
      return anchored.substring(1, anchored.length() - 1);
    }
  }

  /** Converts the name of a feature, such as {@code cert-manager}. */
  static final class FeatureConverter implements ITypeConverter<PermissionFeature> {

    private static final List<String> NAMES =
        Arrays.stream(PermissionFeature.values())
            .map(PermissionFeature::value)
            .collect(ImmutableList.toImmutableList());

    /** The names of all features. */
    static final class Candidates implements Iterable<String> {

      @Override
      public Iterator<String> iterator() {
        return NAMES.iterator();
      }
    }

    @Override
    public PermissionFeature convert(String name) {
      return Arrays.stream(PermissionFeature.values())
          .filter(feature -> feature.value().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a feature; use one of: %s"
                          .formatted(name, String.join(", ", NAMES))));
    }
  }
}
