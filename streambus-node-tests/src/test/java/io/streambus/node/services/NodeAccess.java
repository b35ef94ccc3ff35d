package io.streambus.node.services;

import java.nio.file.Path;

/**
 * How services of a node connect to the API server and are reached.
 *
 * @param nodeName name of the node
 * @param address IP address of the node
 * @param kubeconfig kubeconfig of an administrator
 */
public record NodeAccess(String nodeName, String address, Path kubeconfig) {}
