package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * An admission webhook that changes the images of pods, as one for a mirror of a registry does.
 * Initially, it changes nothing.
 */
public final class ImageWebhook {

  private UnaryOperator<String> onCreation = UnaryOperator.identity();
  private UnaryOperator<String> onUpdate = UnaryOperator.identity();

  ImageWebhook() {}

  /**
   * Sets what the images of new pods become.
   *
   * @param rewrite gets the image of a container and returns the one that replaces it
   */
  public void rewriteOnCreation(UnaryOperator<String> rewrite) {
    onCreation = rewrite;
  }

  /**
   * Sets what the images of pods become when the operator changes the pods.
   *
   * @param rewrite gets the image of a container and returns the one that replaces it
   */
  public void rewriteOnUpdate(UnaryOperator<String> rewrite) {
    onUpdate = rewrite;
  }

  void create(ObjectNode pod) {
    rewrite(pod, onCreation);
  }

  void update(ObjectNode pod) {
    rewrite(pod, onUpdate);
  }

  private static void rewrite(ObjectNode pod, UnaryOperator<String> rewrite) {
    for (JsonNode container : pod.path("spec").path("containers")) {
      ((ObjectNode) container).put("image", rewrite.apply(container.path("image").asText()));
    }
  }
}
