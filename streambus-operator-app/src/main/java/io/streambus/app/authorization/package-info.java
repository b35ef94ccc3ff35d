/** Access to endpoints, which the Kubernetes API server decides on. */
@NullMarked
package io.streambus.app.authorization;

import org.jspecify.annotations.NullMarked;
