package io.streambus.app.command;

import com.google.common.collect.ImmutableList;
import io.streambus.app.console.ExitCode;
import io.streambus.app.findings.Finding;
import java.util.List;

/**
 * What a command has read from files.
 *
 * @param clusters the valid clusters, in the order of the files
 * @param findings the findings, in the order of the files
 * @param exitCode whether all files can be read and all clusters are valid
 */
record ClusterReport(List<ValidCluster> clusters, List<Finding> findings, ExitCode exitCode) {

  /** Copies the lists. */
  ClusterReport {
    clusters = ImmutableList.copyOf(clusters);
    findings = ImmutableList.copyOf(findings);
  }
}
