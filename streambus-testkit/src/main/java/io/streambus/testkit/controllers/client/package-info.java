/** Runs the controllers against an API server that has none. */
@NullMarked
package io.streambus.testkit.controllers.client;

import org.jspecify.annotations.NullMarked;
