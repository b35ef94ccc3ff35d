package io.streambus.app.diff;

import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.preview.ClusterPreview;
import io.streambus.operator.preview.PreviewAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Explains to users what a change means. */
public final class DiffText {

  private DiffText() {}

  /** Returns the diffs of the objects, followed by what they mean. */
  public static String of(ClusterDiff diff) {
    return String.join("", diff.objects())
        + diff.cluster()
        + ":\n"
        + String.join("\n", meaning(diff).stream().map(line -> "  " + line).toList())
        + "\n";
  }

  private static List<String> meaning(ClusterDiff diff) {
    if (diff.rejection().isPresent()) {
      return List.of("The API server rejects the change: " + diff.rejection().get());
    }
    ClusterPreview preview = diff.preview();
    var lines = new ArrayList<String>();
    lines.addAll(volumes(preview));
    lines.addAll(operations(preview));
    lines.addAll(restarts(preview));
    lines.addAll(
        list(
            "The operator warns:",
            preview.actions(PreviewAction.Warn.class),
            warning -> warning.reason() + ": " + warning.message()));
    return lines;
  }

  private static List<String> volumes(ClusterPreview preview) {
    var lines = new ArrayList<String>();
    lines.addAll(
        list(
            "Volumes grow while the brokers run:",
            preview.actions(PreviewAction.GrowVolume.class),
            volume -> "%s: %s -> %s".formatted(volume.claim(), volume.before(), volume.after())));
    lines.addAll(
        list(
            "The StatefulSet is replaced without its pods, for the new sizes of volumes:",
            preview.actions(PreviewAction.ReplaceStatefulSet.class),
            PreviewAction.ReplaceStatefulSet::name));
    lines.addAll(
        list(
            "PersistentVolumeClaims are deleted:",
            preview.actions(PreviewAction.DeleteClaim.class),
            PreviewAction.DeleteClaim::claim));
    return lines;
  }

  private static List<String> operations(ClusterPreview preview) {
    var lines = new ArrayList<String>();
    for (PreviewAction action : preview.actions()) {
      if (action instanceof PreviewAction.StopBrokers stop) {
        lines.add(
            "All %d brokers stop at once. Clients are interrupted.".formatted(stop.brokers()));
      } else if (action instanceof PreviewAction.StartBrokers start) {
        lines.add("%d brokers start at once.".formatted(start.brokers()));
      }
    }
    return lines;
  }

  private static List<String> restarts(ClusterPreview preview) {
    List<PreviewAction.Restart> restarts = preview.actions(PreviewAction.Restart.class);
    var lines = new ArrayList<String>();
    if (restarts.size() > 1) {
      lines.add(
          "Brokers restart one at a time, in this order, except that the leader is the last one:");
    } else if (!restarts.isEmpty()) {
      lines.add("One broker restarts:");
    } else {
      lines.add("No broker restarts.");
    }
    for (int i = 0; i < restarts.size(); i++) {
      lines.add("  %d. %s: %s".formatted(i + 1, restarts.get(i).pod(), restarts.get(i).reason()));
    }
    preview
        .status()
        .flatMap(StreamBusClusterStatus::rollout)
        .flatMap(RolloutStatus::blockedBy)
        .flatMap(RolloutBlock::message)
        .ifPresent(message -> lines.add("Further restarts wait: " + message));
    return lines;
  }

  private static <T> List<String> list(
      String title, List<T> items, Function<T, String> description) {
    var lines = new ArrayList<String>();
    if (!items.isEmpty()) {
      lines.add(title);
      items.forEach(item -> lines.add("  " + description.apply(item)));
    }
    return lines;
  }
}
