package io.streambus.app.command;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the name of a feature, such as {@code cert-manager}. */
final class FeatureConverter implements ITypeConverter<PermissionFeature> {

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
