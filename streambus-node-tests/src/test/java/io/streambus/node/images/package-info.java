/** Images that tests run, built without a container engine. */
@NullMarked
package io.streambus.node.images;

import org.jspecify.annotations.NullMarked;
