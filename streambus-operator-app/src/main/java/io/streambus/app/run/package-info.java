/**
 * The operator as a process, from startup to shutdown, and its access to the Kubernetes cluster.
 */
@NullMarked
package io.streambus.app.run;

import org.jspecify.annotations.NullMarked;
