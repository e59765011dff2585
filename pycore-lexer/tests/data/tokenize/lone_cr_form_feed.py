#coding:latin1\

