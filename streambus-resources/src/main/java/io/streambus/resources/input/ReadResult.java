package io.streambus.resources.input;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;

/** Result of reading a text: a cluster, or why the text is none. */
public sealed interface ReadResult {

  /**
   * The text is a cluster. Whether its spec is valid is up to {@link
   * io.streambus.resources.ClusterResolver}.
   *
   * @param cluster the cluster, with a namespace
   * @param unknownFields fields that the operator does not know, and that the API server drops;
   *     often misspelled
   */
  record Read(StreamBusCluster cluster, List<Problem> unknownFields) implements ReadResult {

    /**
     * Copies the list.
     *
     * @param cluster the cluster, with a namespace
     * @param unknownFields fields that the operator does not know
     */
    public Read {
      unknownFields = ImmutableList.copyOf(unknownFields);
    }
  }

  /**
   * The text is not a cluster.
   *
   * @param problems why, never empty
   */
  record Unreadable(List<Problem> problems) implements ReadResult {

    /**
     * Copies the list.
     *
     * @param problems why, never empty
     */
    public Unreadable {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
