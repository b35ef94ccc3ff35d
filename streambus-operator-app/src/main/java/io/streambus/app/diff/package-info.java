/** What files would change in a Kubernetes cluster, and what that means for the brokers. */
@NullMarked
package io.streambus.app.diff;

import org.jspecify.annotations.NullMarked;
