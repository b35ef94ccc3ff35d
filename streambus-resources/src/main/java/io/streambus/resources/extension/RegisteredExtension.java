package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import io.streambus.resources.validation.SpecRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extension with what it declares once.
 *
 * @param name name of the extension
 */
record RegisteredExtension(
    String name,
    ClusterExtension extension,
    ImmutableList<AdditionalObject<?>> additionalObjects,
    ImmutableList<ObjectCustomizer<?>> customizers) {

  /**
   * Reads the declarations.
   *
   * @throws InvalidExtensionException if they are invalid
   */
  static RegisteredExtension of(ClusterExtension extension) {
    return new RegisteredExtension(
        Declarations.name(extension),
        extension,
        Declarations.additionalObjects(extension),
        Declarations.customizers(extension));
  }

  ExtensionCall call(String operation) {
    return new ExtensionCall(name, operation);
  }

  /** A list that does not end is read up to the limit. */
  List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    ExtensionCall call = call("validating " + cluster.name());
    List<Problem> answer = call.answer(() -> extension.problems(resource, cluster));
    return call.answer(
        () -> SpecRules.first(answer.stream().map(problem -> truncated(call, problem))));
  }

  private static Problem truncated(ExtensionCall call, @Nullable Problem problem) {
    if (problem == null) {
      throw call.failed("the list contains null", "leave it out");
    }
    return new Problem(
        problem.path(),
        problem.value(),
        ExternalText.line(problem.message(), ExternalText.MAX_EXPLANATION));
  }
}
