package io.streambus.resources.model;

/**
 * The ports of a broker, all different.
 *
 * @param client for clients
 * @param http for health checks and the admin API
 * @param raft for the other brokers
 */
public record BrokerPorts(int client, int http, int raft) {}
