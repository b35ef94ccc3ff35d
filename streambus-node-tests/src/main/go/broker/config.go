package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// config contains the keys that the stand-in needs. Like the broker, it ignores all others.
type config struct {
	Server struct {
		BrokerID int    `yaml:"broker_id"`
		Host     string `yaml:"host"`
		Port     int    `yaml:"port"`
		HTTPPort int    `yaml:"http_port"`
	} `yaml:"server"`
	Storage struct {
		DataDir string `yaml:"data_dir"`
	} `yaml:"storage"`
	Cluster struct {
		Peers []string `yaml:"peers"`
		Raft  struct {
			DataDir string `yaml:"data_dir"`
		} `yaml:"raft"`
	} `yaml:"cluster"`

	// peers contains the Raft address of each broker by its ID, including that of this broker.
	peers map[int]string
}

func readConfig(path string, id int) (*config, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	result := &config{}
	result.Server.Host = "0.0.0.0"
	result.Server.Port = 9092
	result.Server.HTTPPort = 8080
	if err := yaml.Unmarshal(content, result); err != nil {
		return nil, err
	}
	if id != 0 {
		result.Server.BrokerID = id
	}
	if result.peers, err = parsePeers(result.Cluster.Peers); err != nil {
		return nil, err
	}
	return result, result.validate()
}

func (c *config) validate() error {
	switch {
	case c.Server.BrokerID <= 0:
		return errors.New("server.broker_id must be set")
	case c.Storage.DataDir == "":
		return errors.New("storage.data_dir must be set")
	case c.Cluster.Raft.DataDir == "":
		return errors.New("cluster.raft.data_dir must be set")
	case c.peers[c.Server.BrokerID] == "":
		return fmt.Errorf("broker %d is not in cluster.peers", c.Server.BrokerID)
	}
	return nil
}

// parsePeers reads entries of the form id:host:port.
func parsePeers(entries []string) (map[int]string, error) {
	peers := make(map[int]string)
	for _, entry := range entries {
		id, address, _ := strings.Cut(entry, ":")
		number, err := strconv.Atoi(id)
		if err != nil || number <= 0 {
			return nil, fmt.Errorf("cluster.peers: invalid entry %q", entry)
		}
		peers[number] = address
	}
	return peers, nil
}
