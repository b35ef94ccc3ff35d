package io.streambus.resources.model;

/**
 * Ports of a broker, all different.
 *
 * @param client port for clients
 * @param http port for health checks and the admin API
 * @param raft port for the other brokers
 */
public record BrokerPorts(int client, int http, int raft) {}
