package io.streambus.app.command;

import io.streambus.resources.podsecurity.AllowedImages;
import io.streambus.resources.podsecurity.AllowedNames;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for what the pods of clusters may be. */
final class PodPolicyOptions {

  @Option(
      names = "--pod-security",
      paramLabel = "restricted|baseline|privileged",
      description =
          "Reject clusters whose pods exceed this level of the Pod Security Standards of Kubernetes"
              + " (default: baseline).")
  private PodSecurityLevel level = PodPolicy.DEFAULT.level();

  @Option(
      names = "--allowed-images",
      paramLabel = "PREFIX[,PREFIX]",
      converter = ImagesConverter.class,
      description =
          "Reject clusters with other images than those of these registries and repositories, such as"
              + " registry.example.com/team; an empty value permits none (default: *, which permits"
              + " all).")
  private AllowedImages images = PodPolicy.DEFAULT.images();

  @Option(
      names = "--allowed-service-accounts",
      paramLabel = "NAME[,NAME]",
      converter = NamesConverter.class,
      description =
          "Reject clusters with another ServiceAccount than these and the one that the operator"
              + " creates; an empty value permits no other (default: *, which permits all).")
  private AllowedNames serviceAccounts = PodPolicy.DEFAULT.serviceAccounts();

  @Option(
      names = "--allowed-priority-classes",
      paramLabel = "NAME[,NAME]",
      converter = NamesConverter.class,
      description =
          "Reject clusters with another PriorityClass than these; an empty value permits none"
              + " (default: *, which permits all but those whose name starts with system-).")
  private AllowedNames priorityClasses = PodPolicy.DEFAULT.priorityClasses();

  /** Returns the policy that the options specify. */
  PodPolicy policy() {
    return new PodPolicy(level, images, serviceAccounts, priorityClasses);
  }

  /** Converts registries and repositories. */
  static final class ImagesConverter implements ITypeConverter<AllowedImages> {

    @Override
    public AllowedImages convert(String text) {
      try {
        return AllowedImages.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Converts names of objects. */
  static final class NamesConverter implements ITypeConverter<AllowedNames> {

    @Override
    public AllowedNames convert(String text) {
      try {
        return AllowedNames.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
