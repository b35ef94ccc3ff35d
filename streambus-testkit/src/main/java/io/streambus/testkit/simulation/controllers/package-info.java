/** Simulated controllers and nodes: StatefulSets, volumes and pods. */
@NullMarked
package io.streambus.testkit.simulation.controllers;

import org.jspecify.annotations.NullMarked;
